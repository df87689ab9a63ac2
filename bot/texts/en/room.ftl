### What the duty room (a Telegram group) says. Never anything a sender wrote.

room-title = { $grade ->
    [critical] 🔴
   *[other] 🟠
 } Code { $code } · { $level }
room-case = Case { $reference } · received { $time }
room-place = Place: { $place }
room-open = ⏰ Call { $step } · { $audience } — nobody has answered yet
room-acked = ✅ { $officer } has it
room-stood-down = ⬇️ Not urgent, says { $officer }
room-superseded = ⤴️ Ringing again at a higher level
room-moved = ↓ The call for case { $reference } is in a new message below
room-crowd = 🔴 { $count } alarms ring that nobody has answered
room-crowd-levels = Code 0: { $critical } · Code 1: { $high } · since { $time }
room-crowd-newest = Newest: { $references }
room-crowd-desk = Many alarms at once are told together. Answer them on the desk.
room-ack = ✅ Acknowledge
room-take = 🙋 I take it
room-not-urgent = ⬇️ Not urgent
audience-duty = duty officer
audience-second = second duty officer
audience-all = everybody
audience-supervisors = supervisors
level-critical = life in danger, time short
level-high = signs of confinement or trafficking
level-medium = something to act on
level-low = question or other
press-done = Done.
press-already = { $officer } has answered already.
press-second-needed = A code 0 stops only when two officers press "Not urgent". One more is needed.
press-gone = No call is running for this case.
press-unknown-officer = You are not registered as an officer. Ask a supervisor to enter your Telegram id.
press-unknown-button = Unknown button. Please look on the desk.
room-position = exact position known (see the desk)

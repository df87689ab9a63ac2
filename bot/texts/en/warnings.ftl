### Warnings for officers. They stand above the desk's pages until somebody has seen them.

warning-poison = { $times } messages came in that could not be read. Open them as they came, in their case.
warning-track-silent = No live position has come since { $time }.
warning-track-ended = { $how ->
    [stopped] The sender stopped sharing the live position at { $time }.
   *[run_out] The time for sharing the live position ran out at { $time }.
 }
warning-track-jumped = The live position jumped { $km } km at { $time }, faster than any road allows. It may be another device or a faked position.
warning-hook-moved = The updates of the Telegram bot { $subject } go to an address that is not ours. Its token may be stolen: a supervisor must change it now.
warning-other-poller = Somebody else fetches the updates of the Telegram bot { $subject }. Its token may be stolen: a supervisor must look now.
warning-hook-failing = { $pending } updates of the Telegram bot { $subject } wait at Telegram and cannot be delivered to us: { $error }
warning-room-stranger = Somebody who is no registered officer is in the duty room (Telegram id { $subject }) and can read pages.
warning-room-left = { $name } left the duty room and gets no pages there.
warning-room-shut = The bot may not write in the duty room. Alarms ring on the desk alone.

## Spoken before it is clear who writes. No word here may tell anything.
start = Hello. Write in your own words, in any order. Spelling does not matter.
who-reads = This answer is automatic, but a person reads what you write.
hello = Yes, you are in the right place. Write as you like, a few words are fine.
other = Received. If there is something you want to say, write it here at any time.
thanks = Thank you. You can write again at any time.

## What happens with it now
now-critical = We have it. The duty officer is being called right now.
now-high = We have it. The duty officer is being told now.
now-read = Thank you for telling us. A duty officer reads what you wrote.
officer-reads = We have it. A duty officer is looking at this.
reference = Your reference number is { $reference }.
ack = Thank you, we have that.
ack-unknown = That is all right.
more = Thank you, we have that. The duty officer sees it together with the rest.
enough = That is enough for now. If anything else comes to mind, write it at any time.
stopped = All right, no more questions. A person still reads whatever you write.
closed-again = The earlier matter is closed. A person reads what you have just written too.

## To families and friends
family-worry = This must be very hard. It is good that you wrote.
advice-secret = If you hear from them, please do not mention that you wrote here. Others may be able to read their phone.
advice-public = Please do not post about it online or in group chats. Those holding them could see that someone is looking.
advice-money = Do not pay anyone who offers to bring them back. We never ask for money, whatever happens.
advice-ransom = If they ask you for money, write here first, before you do anything.
advice-verify = If someone contacts you and says they work with us, ask here whether that is true.
next-steps = The duty officer reads this and writes here if there is something to ask. You can add more or stop at any time.
privacy = What you write is kept encrypted, and only those working on this see it.

## To witnesses, travellers and people who pass on a post
witness-thanks = Thank you for not looking away.
witness-safe = Please do not go closer or ask around to find out more. What you know already is enough.
travel-wait = If the trip has not started yet, it is safer to wait until a duty officer has talked with you.
travel-papers = Do not hand your passport or phone to anyone.
lure-safe = Please do not contact them or send money, bank details or ID.

## Questions, one at a time
ask-place = Where are they now, as far as you know? Just the name of a town helps.
ask-place-again = Even a guess helps: a country, an airport, a name you heard.
ask-place-travel = When and from where does the trip start? Please write the airport or terminal.
ask-place-there = Where is it, roughly? A street, a nearby shop or a map link is fine.
ask-sign = Did they mention the name of a building, a sign, or anything they can see?
ask-sign-there = Do you remember a building name, a sign or a floor?
ask-who = What is their name and age?
ask-who-travel = What is the name and age of the person who is leaving?
ask-name = Could you tell us the name?
ask-age = Could you tell us the age or year of birth?
ask-contact = When did anyone last hear from them?
ask-recruiter = Do you know a phone number or ID of whoever offered the job or took them there?
ask-recruiter-post = If you have a link, phone number or ID from the post, please write it here.
ask-phone = If you like, leave a number at which you can be reached. You need not.
button-unknown = I don't know

## Where it stands
status-received = It has arrived. A duty officer has not opened it yet.
status-called = It has arrived. The duty officer is still being called and has not opened it yet.
status-seen = A duty officer is looking at this.
status-officer = A duty officer is handling this conversation in person.
status-closed = This matter is closed. If something new happens, write it here.

## Questions of the public
inquiry = Received. A duty officer reads what you wrote.
inquiry-phone = For urgent questions, the Korean consular call centre is at { $phone }, day and night.

## The quiet voice: each may stand on a screen that somebody else reads. Short, no telling word, one digit answers.
quiet-safe = OK to chat now? 1 yes 2 no
quiet-safe-again = And now? 1 yes 2 no
quiet-here = Reading this. OK to chat? 1 yes 2 no
quiet-place = Which city? 0 if not sure
quiet-place-again = Any name nearby? 0 if none
quiet-sign = What is on the sign? 0 if none
quiet-floor = Which floor and room? 0 if not sure
quiet-hurt = Feeling unwell? 1 yes 2 no
quiet-moving = Going elsewhere soon? 1 today 2 tomorrow 3 no 0 not sure
quiet-count = How many in all? 0 if not sure
quiet-received = Got it.
quiet-seen = Read it.
quiet-number = { $digits }

## What a short answer means, for the case and the officer
note-safe-yes = Answered that writing is all right now
note-safe-no = Answered that writing is not all right now
note-place-unknown = Answered: does not know which town
note-sign-unknown = Answered: no sign in sight
note-floor-number = Answered: floor or room { $value }
note-floor-unknown = Answered: does not know which floor
note-hurt-yes = Answered that someone is hurt or ill now
note-hurt-no = Answered that nobody is hurt or ill now
note-moving-today = Answered that they are to be moved elsewhere today
note-moving-tomorrow = Answered that they are to be moved elsewhere tomorrow
note-moving-no = Answered that they are not about to be moved
note-moving-unknown = Answered: does not know when they will be moved
note-count-number = Answered: { $value } people in all
note-count-unknown = Answered: does not know how many people
note-who-unknown = Answered: does not know the name and age
note-contact-unknown = Answered: does not know when the last contact was
note-recruiter-unknown = Answered: knows no contact of the recruiter
note-phone-unknown = Answered: leaves no number

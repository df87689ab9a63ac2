# The web chat page. Somebody may be looking over a shoulder: no word here says what the page is for.

share-place = Send my location

webchat-title = Chat
webchat-heading = Write here
webchat-intro = Write what is going on, in your own words. Short is fine, and so is out of order.
webchat-intro-who = A person reads it. The answer appears on this page. You need not give your name.
webchat-message = Message
webchat-send = Send
webchat-leave = Leave
webchat-switch = 한국어
webchat-place-sent = Location sent
webchat-place-hint = To say where it is, you can also paste a link shared from a map app.
webchat-place-failed = Your location could not be found. Please write an address or the name on a sign nearby.
webchat-place-looking = Looking for your location…
webchat-me = You
webchat-them = Reply
webchat-waiting = Sending
webchat-conversation = Conversation
webchat-look = See replies

webchat-file = Photo, file
webchat-camera = Camera
webchat-voice = Voice
webchat-place = Location
webchat-file-hint = A file can have up to 20 MB, and you can send five at a time.
webchat-chosen = Chosen files
webchat-away = Remove
webchat-photo = Photo
webchat-video = Video
webchat-other = File
webchat-photo-sent = Photo sent
webchat-video-sent = Video sent
webchat-file-sent = File sent
webchat-voice-sent = Voice note sent, { $seconds } s
webchat-going = Sending { $percent }%

webchat-recording = Recording { $seconds } s
webchat-recorded = Voice note of { $seconds } s, not sent yet.
webchat-stop = Stop
webchat-hear = Listen
webchat-drop = Throw away
webchat-voice-send = Send voice note
webchat-voice-failed = The microphone cannot be used. Please write instead.

webchat-too-large = A file over 20 MB cannot be sent.
webchat-too-many = You can choose five at a time.
webchat-file-large = A file over 20 MB was not sent. What you wrote and the other files have arrived.
webchat-file-many = Five files can be sent at a time. Five of them and what you wrote have arrived. Please choose the rest again.
webchat-file-memory = Files do not get through right now. What you wrote has arrived. Please choose the files again in a little while.
webchat-file-later = Not all files have arrived. What you wrote has. Please choose the files again.
webchat-file-again = The files you chose have not been sent yet. Please choose them again.
webchat-try-again-files = Your message and files have not arrived yet. Please choose the files again and press “Send”. What you wrote is still below.
webchat-busy = It has not arrived yet. Keep this window open: it is sent again by itself.
webchat-escape = Press Esc once more to leave.

webchat-code-summary = Code to come back
webchat-code = With this code you can come back to this conversation after closing the window, or from another phone. Do not show it to anyone.
webchat-return-summary = Go back to an earlier conversation
webchat-return-label = Code to come back
webchat-return = Open
webchat-return-unknown = No conversation has that code. Please check it letter by letter, or simply write a new message.

webchat-about-summary = About this page
webchat-about-kept = What you write and send is stored safely, and only the people who answer here see it. A photo may hold when and where it was taken. You can stop at any time.
webchat-about-leave = “Leave”, or Esc pressed twice, closes the conversation on this device. To see it again you need the code. The address of this page may stay in the browser’s history.

webchat-too-long = The text is too long and was not sent. Please send it in several pieces. What you wrote is still below.
webchat-too-long-gone = The text is too long and was not sent. Please send it in several pieces.
webchat-try-again = Your message has not arrived yet. Please press “Send” once more. What you wrote is still below.
webchat-elsewhere = To be sure, please press “Send” once more.
webchat-unreadable = What was sent cannot be shown here. Please write it again in words.
webchat-not-shown = The earlier messages cannot be shown right now. You can go on writing.
webchat-offline = The connection is lost. Keep this window open: it is sent by itself once the connection is back.

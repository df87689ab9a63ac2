# The web chat page. Somebody may be looking over a shoulder: no word here says what the page is for.

share-place = Send my location

webchat-title = Chat
webchat-heading = Write here
webchat-intro = Write what is going on, in your own words. Short is fine, and so is out of order.
webchat-intro-who = A person on duty reads it. The answer appears on this page. You need not give your name.
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

webchat-code-summary = Code to come back
webchat-code = With this code you can come back to this conversation after closing the window, or from another phone. Do not show it to anyone.
webchat-return-summary = Go back to an earlier conversation
webchat-return-label = Code to come back
webchat-return = Open
webchat-return-unknown = No conversation has that code. Please check it letter by letter, or simply write a new message.

webchat-about-summary = About this page
webchat-about-kept = What you write is stored safely, and only the people on duty read it. You can stop at any time.
webchat-about-leave = “Leave” closes the conversation on this device. To see it again you need the code. The address of this page may stay in the browser’s history.

webchat-too-long = The text is too long and was not sent. Please send it in several pieces. What you wrote is still below.
webchat-too-long-gone = The text is too long and was not sent. Please send it in several pieces.
webchat-try-again = Your message has not arrived yet. Please press “Send” once more. What you wrote is still below.
webchat-elsewhere = To be sure, please press “Send” once more.
webchat-unreadable = What was sent cannot be shown here. Please write it again in words.
webchat-not-shown = The earlier messages cannot be shown right now. You can go on writing.
webchat-offline = The connection is lost. Keep this window open: it is sent by itself once the connection is back.

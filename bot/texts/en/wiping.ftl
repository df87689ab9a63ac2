# Notes for officers on a chat that its sender cleared off the phone.

wiping-done = The sender cleared the chat. { $count } messages were deleted from the phone; { $old } older than 48 hours remain. The case is as it was. Do not write before they write again.
wiping-failed = The sender tried to clear the chat and not all of it could be deleted. Messages may remain on the phone. The case is as it was.
wiping-page = The sender cleared the chat. That browser's page was emptied and its code forgotten. The case is as it was.
wiping-never = The sender tried to clear the chat, but this channel cannot delete messages from a phone. The case is as it was.

### What is said beside a position. Sentences that officers read.

place-left = It seems they were there before, or passed through.
place-own = It seems to be where the sender or somebody else lives.
place-seen = They only say that it can be seen.
place-threat = They may be sent there.
place-bound = They were bound there; whether they arrived is not known.
place-widened = The radius is wider because of a distance or a time that was told.
place-shifted = The point is moved in the direction that was told.
place-along-road = Measured along the road.
place-compound = The position of the known site; no position was written.
place-short-link = There is a short map link. It was not opened: look at the link itself for the position.
place-photo = Where a picture was taken, by its data; they may have been moved since.
place-photo-home = Where in Korea a picture was taken: most likely the sender's own place.
place-not-there = Said not to be it, or named only in comparison, a question, news or talk of an old trip.
place-passed = They seem to have passed through; nobody knows where they are now, the words say.

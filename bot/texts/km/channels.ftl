## The key that shares the phone's own position; a screen that somebody else reads may show it.
share-place = ផ្ញើទីតាំង

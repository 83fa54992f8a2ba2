"""The plan: its nouns, the edits that change it and its history. Pure: no file, no window."""

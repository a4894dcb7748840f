"""The forms of one case together: in what they disagree, and how far the case has come."""

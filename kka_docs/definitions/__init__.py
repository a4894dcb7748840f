"""What is asked and what is made: pure data, the single source of everything derived."""

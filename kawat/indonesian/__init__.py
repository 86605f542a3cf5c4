"""What only Indonesian knows: words, numbers, and the rules and lexicons as data."""

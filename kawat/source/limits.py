"""How much Kawat takes in. Beyond a limit stands a failure that says so; the rest is read."""

ARTICLE = 5_000_000  # bytes of one article: a text file, a line of JSON, a row of CSV, an item of a feed
PAGE = 10_000_000  # bytes of one web page: markup and scripts weigh more than the text
HEAD = 16_384  # bytes that are looked at to tell the format
IN_A_ROW = 10_000  # failures without one article between them, after which an input is given up
DEPTH = 3  # archives within archives
EXPANSION = 100  # times its size that an archive may unpack to; text packs 3 to 10 times
UNSUSPICIOUS = 64_000_000  # bytes that any archive may unpack to, however small it is
REDIRECTS = 5
WEB_SECONDS = 8.0  # for a page from the web, its redirects and robots.txt included
ROBOTS = 500_000  # bytes of a robots.txt

"""Who is the subject? From a verb leftwards, past what other verbs and prepositions govern."""

from kawat.layers.events.clauses import (
    ADVERB,
    COMMA,
    CONJUNCTION,
    COORDINATOR,
    INSIDE,
    NAME,
    OTHER,
    PREPOSITION,
    SKIP,
    STOP,
    VERB,
    WHICH,
    Clauses,
    Phrase,
    small_words,
)
from kawat.layers.events.links import (
    ahead,
    aside,
    blamed,
    companions,
    described,
    governing_verb,
    head_name,
    intending,
    members,
    opener,
    past_name,
)
from kawat.layers.events.phrases import (
    NAMES,
    REACH,
    Phrases,
    apposed,
    governor,
    joined_after,
    joined_before,
    last_before,
)

_DEPTH = 6  # verbs that may share one subject
_OTHERS = 6  # common words between a subject and its verb
_HEAD = 3  # common words between a name and `yang`
_ENDS = (WHICH, VERB, CONJUNCTION, STOP)
_ACCOMPANIED = frozenset({"didampingi", "ditemani"})
_BECAUSE = frozenset({"karena", "lantaran", "sebab"})


def patient(c: Clauses, i: int) -> Phrases:
    """Return who an act of the law befalls, at word `i`: its subject, or the object of the clause before.

    `KPK menahan A setelah | diperiksa`: A is questioned.
    """
    before = last_before(c, i)
    if before is None or c.tags[before] != CONJUNCTION:
        return subject(c, i)
    for j in range(before - 1, max(-1, before - REACH), -1):
        if c.tags[j] in (STOP, COMMA):
            break
        if c.tags[j] in NAMES and governor(c, c.phrases[j].start) is None:
            verb = governing_verb(c, c.phrases[j])
            object_of_it = verb is not None and not c.norms[verb].startswith("di")
            return joined_before(c, c.phrases[j]) if object_of_it else subject(c, i)
    return subject(c, i)


def subject(c: Clauses, i: int, depth: int = 0, *, outer: bool = False) -> Phrases:
    """Return the subject of the verb at word `i`, also one that it shares with another verb.

    `outer` asks for who says something, not for whom it is said of: `A bilang B kalah, sekaligus | mengecam`.
    """
    linked, others, given = False, 0, outer
    beside: Phrases = ()
    j = i - 1
    while j >= max(0, i - REACH) and others <= _OTHERS and depth <= _DEPTH:
        tag = c.tags[j]
        if tag in NAMES:
            phrase = c.phrases[j]
            preposition = governor(c, phrase.start)
            past = past_name(c, phrase) if preposition is None else preposition - 1
            if past is None:
                which = described(c, phrase)  # `A yang juga | calon gubernur diperiksa`
                found = _head(c, which) if which else _nearest(c, phrase, depth, linked=linked or outer)
                return (*found, *(beside or ahead(c, phrase)))
            beside = beside or companions(c, preposition)
            if COMMA in c.tags[past + 1 : phrase.start]:  # `warga di Padang, | Riau, ditangkap`
                linked, outer = False, given
            j = past
            continue
        if tag in _ENDS:
            return _beyond(c, j, i, depth, others=others, linked=linked, outer=outer)
        others = 0 if tag == PREPOSITION else others + (tag == OTHER)
        if tag == COMMA and others == 0 and aside(c, j) != j:
            j, outer = aside(c, j), outer or linked  # `A|, yang tiba Senin, menolak`
        elif others == 0 and (tag in (COMMA, COORDINATOR) or c.norms[j] in small_words().coordinators):
            shared = _shared(c, j, depth)
            if shared:
                return shared
            linked, outer = True, outer or tag == COMMA
        elif tag == COMMA and j and c.tags[j - 1] not in (NAME, INSIDE, SKIP):
            return ()  # a clause whose subject has no name begins here
        j -= 1
    return main_subject(c, i) if others == 0 and depth <= _DEPTH and not linked else ()


def _beyond(c: Clauses, j: int, i: int, depth: int, *, others: int, linked: bool, outer: bool) -> Phrases:
    """Return the subject of the verb at `i`, where the clause leads no further left than word `j`."""
    tag = c.tags[j]
    if tag == VERB and (linked or others == 0):
        return (*subject(c, j, depth + 1, outer=outer), *members(c, j))
    if tag == VERB:
        which = opener(c, j)  # `massa yang menolak aturan itu | melempari`
        return (*_head(c, which), *members(c, j)) if which is not None else ()
    if others:  # `A menutup jalan saat banjir dan | menangkap B`
        if tag == WHICH and others <= _HEAD:
            return _head(c, j)  # `mereka yang positif narkoba | ditahan`
        return _earlier(c, j, depth, outer=outer) if linked and tag == CONJUNCTION else ()
    if tag == STOP:
        return main_subject(c, i)
    return _head(c, j) if tag == WHICH else controlled(c, j, i, depth)


def _shared(c: Clauses, coordinator: int, depth: int) -> Phrases:
    """Return the subject that a verb shares across a comma: `A menangkap B, warga Riau, | serta menyita`."""
    if coordinator == 0 or c.tags[coordinator - 1 : coordinator + 1] != [COMMA, COORDINATOR]:
        return ()
    return _earlier(c, aside(c, coordinator - 1), depth, outer=True)


def _nearest(c: Clauses, phrase: Phrase, depth: int, *, linked: bool) -> Phrases:
    """Return the subject where `phrase` is the nearest name: itself, or that of the verb it is object of."""
    verb = governing_verb(c, phrase, shared=linked)
    if verb is not None:
        if linked:
            return subject(c, verb, depth + 1) or _earlier(c, verb, depth)
        which = opener(c, verb)
        if which is not None:
            return _head(c, which)
        if c.norms[verb].startswith("di"):  # `A didampingi B | mengunjungi`
            found = subject(c, verb, depth + 1)
            with_him = joined_before(c, phrase) if c.norms[verb] in _ACCOMPANIED else ()
            return (*found, *with_him) if found else joined_before(c, phrase)
    return joined_before(c, phrase)


def _earlier(c: Clauses, verb: int, depth: int, *, outer: bool = False) -> Phrases:
    """Return the subject of the verb before `verb`: `A mengatakan hal itu | merugikan B dan berjanji`."""
    for j in range(verb - 1, max(-1, verb - REACH), -1):
        if c.tags[j] == VERB:
            return subject(c, j, depth + 2, outer=outer)
        if c.tags[j] == STOP:
            break
    return ()


def _head(c: Clauses, which: int) -> Phrases:
    """Return the name that `yang` at word `which` goes on from."""
    others = 0
    for j in range(which - 1, max(-1, which - REACH), -1):
        tag = c.tags[j]
        if tag in NAMES:
            inner = c.phrases[j]
            if apposed(c, inner):  # `DJP, Kementerian Keuangan, | yang`
                inner = c.phrases[inner.start - 2]
            return head_name(c, inner)
        if tag == OTHER:
            others += 1
        elif tag == VERB and others:
            return subject(c, j, _DEPTH)  # `mengeluarkan resolusi | yang mengecam`
        elif tag not in (ADVERB, SKIP, COMMA):
            return ()
        if others > _HEAD:
            return ()
    return ()


def controlled(c: Clauses, conjunction: int, verb: int, depth: int = 0) -> Phrases:
    """Return the subject of `setelah menangkap`: that of the clause before, else of the one that follows."""
    culprit = blamed(c, conjunction) if c.norms[conjunction] in _BECAUSE else None
    culprit = culprit or intending(c, conjunction)
    if culprit:
        return joined_before(c, culprit)
    for j in range(conjunction - 1, max(-1, conjunction - REACH), -1):
        if c.tags[j] == STOP:
            break
        if c.tags[j] == VERB:
            return subject(c, j, depth + 1)
        if c.tags[j] in NAMES and governor(c, c.phrases[j].start) is None:
            found = _nearest(c, c.phrases[j], depth, linked=True)
            return found or joined_before(c, c.phrases[j])
    return main_subject(c, verb)


def main_subject(c: Clauses, verb: int) -> Phrases:
    """Return the first name after the comma that ends an opening clause."""
    limit = min(len(c), verb + REACH)
    comma = next((j for j in range(verb, limit) if c.tags[j] == COMMA), limit)
    for j in range(comma + 1, limit):
        if c.tags[j] == NAME:
            own = governor(c, j) is None and c.phrases[j].kind != "place"
            return joined_after(c, c.phrases[j]) if own else ()
        if c.tags[j] in (STOP, VERB, WHICH):
            return ()
    return ()

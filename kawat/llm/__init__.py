"""A language model in the place of the event rules: optional, at an address that its user names.

    prompt      what the model is asked
    client      how its server is asked, again if need be
    request     how one question gets there
    reply       what the server sends back
    cache       what it answered before
    answer      what the answer says
    grounding   which of that stands in the text
    reader      all joined: a layer like the rules' own
    options     how the command line chooses it

Nothing here is imported, and nothing leaves the machine, unless it is asked for.
"""

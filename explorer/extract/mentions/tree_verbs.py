"""Verbs that tell whose deed an infinitive, a gerund or a bare participle is."""

# Verbs whose subject, not object, does what the infinitive says although they have an object.
SUBJECT_CONTROL = frozenset(
    {"promise", "use", "need", "take", "make", "have", "hold", "launch", "leave", "spend", "sign"}
)

# Verbs that in a headline without a helper or an object are passive.
UNDERGONE = frozenset(
    {"suspend", "arrest", "charge", "jail", "kill", "injure", "wound", "hurt", "sack", "ban", "fine"}
    | {"convict", "name", "appoint", "elect", "evacuate", "detain", "shoot", "acquit", "sentence", "cancel"}
    | {"postpone", "approve", "reject", "bar", "oust", "dismiss", "award", "rescue", "displace", "destroy"}
    | {"damage", "seize", "delay", "scrap", "shelve", "sue", "raid", "search", "release", "free", "indict"}
    | {"extradite", "deport", "bury", "recall", "expel", "strip", "disqualify", "imprison", "execute", "kidnap"}
    | {"abduct", "murder", "stab", "assassinate", "behead", "besiege", "bomb", "accuse", "question", "remand"}
    | {"honour", "honor", "select", "pick", "axe", "nominate", "confirm", "hospitalise", "hospitalize"}
    | {"quarantine", "trap", "strand"}
)

# Verbs whose object did, or may not do, what stands behind "of", "for" or "from": "accused him of lying".
OBJECT_DOES = frozenset(
    {"accuse", "acquit", "arrest", "ban", "bar", "blame", "block", "charge", "clear", "condemn", "convict"}
    | {"criticise", "criticize", "detain", "deter", "discourage", "dismiss", "dissuade", "exonerate", "find"}
    | {"fine", "fire", "for", "force", "from", "honor", "honour", "imprison", "indict", "investigate", "jail"}
    | {"keep", "of", "praise", "prevent", "prohibit", "prosecute", "punish", "question", "reprimand", "sack"}
    | {"sentence", "stop", "sue", "suspect", "suspend", "talk", "thank", "trick"}
)

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

# Verbs whose object does what a gerund behind their preposition says.
OBJECT_DOES = frozenset(
    {"accuse", "convict", "suspect", "acquit", "blame", "praise", "thank", "criticise", "criticize", "fine", "sue"}
    | {"prevent", "stop", "ban", "bar", "clear", "charge", "arrest", "jail", "prohibit", "dissuade", "find", "sentence"}
    | {
        "condemn",
        "keep",
        "block",
        "punish",
        "indict",
        "detain",
        "deter",
        "force",
        "exonerate",
        "prosecute",
        "investigate",
    }
)

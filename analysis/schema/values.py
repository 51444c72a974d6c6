"""The values that columns of a few allowed values can take."""

ROLES = ("headline", "deck", "byline", "subhead", "body", "caption", "credit", "excerpt", "repeat", "boilerplate")
COUNTED = ("body", "excerpt")
ACTS = ("statement", "belief", "wish", "non_response")
SOURCING_ACTS = ("statement", "non_response")
FORMS = ("direct", "mixed", "indirect")
SOURCE_TYPES = (
    "named_person", "named_institution", "anonymous_official", "anonymous_other", "media", "document", "unattributed",
)  # fmt: skip
UNNAMED = ("anonymous_official", "anonymous_other")
SOURCE_ROLES = (
    "government", "military_police", "lawmaker_party", "expert", "business", "advocacy", "citizen", "media", "other",
    "unknown",
)  # fmt: skip
UNNAMED_KINDS = ("granted", "person", "group")
REASONS = ("none", "stock", "specific")
CONTENT_KINDS = ("fact", "evaluation", "speculation")
POSITIONS = ("headline", "deck", "lead", "body", "outside")
VOICES = ("outlet", "quoted", "excerpt")
SPEAKERS = ("own_voice", *SOURCE_TYPES)
DRIFTS = ("own_voice", "hearsay", "relay", "unnamed", "source", "description")
ALTERATIONS = ("moved", "reworded", "left_out", "joined", "cut", "marked")
DISAGREEMENTS = ("numbers", "rounded", "dates", "names", "negation", "certainty", "response", "quotation")
STATUSES = ("reported", "partly", "unclear", "not_found", "not_comparable")

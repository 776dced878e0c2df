"""Nouns that name something that happens, and those that only look like it."""

from typing import Final

from explorer.extract.parsing import Word
from explorer.extract.times.words import listed

EVENT_NOUNS: Final = listed(
    "deal vote war quake earthquake attack talks talk meeting game match election trial crash strike storm merger "
    "launch hearing summit raid fire flood hurricane coup revolt riot protest protests verdict ruling debate "
    "conference ceremony funeral wedding birth death debut sale purchase takeover buyout investment default "
    "collapse fall rise arrest release return visit trip tour race championship tournament season campaign siege "
    "invasion ceasefire truce pact accord treaty agreement handover outbreak pandemic epidemic lockdown crisis "
    "recession boom bust blast explosion shooting stabbing murder killing massacre bombing accident incident "
    "scandal leak breach hack disclosure report reports news speech address interview statement announcement "
    "warning threat demand request offer bid approval refusal review inquiry probe inspection audit test tests "
    "exam surgery operation treatment injury illness loss win victory defeat draw goal final finals semifinal "
    "opening closing closure start end completion beginning finish departure exit move transfer switch shift "
    "change changes cut cuts increase decrease drop surge slump rally split divorce marriage separation flight "
    "landing takeoff mission liftoff spill derailment sinking rescue search evacuation blackout outage shutdown "
    "walkout lockout boycott session recess holiday festival concert show premiere screening broadcast auction "
    "ipo listing filing lawsuit suit appeal sentencing conviction acquittal plea indictment charges settlement "
    "payout dismissal firing hiring layoffs appointment resignation retirement ouster impeachment inauguration "
    "swearing-in referendum ballot poll count recount runoff primary convention revelation reshuffle dispute "
    "clash clashes fight battle fighting offensive assault ambush withdrawal retreat surrender occupation "
    "liberation independence revolution reform overhaul restructuring upgrade update rollout recall delay "
    "postponement cancellation suspension ban embargo sanctions tariff intervention bailout rescue stampede "
    "tremor eruption landslide avalanche tsunami drought heatwave blaze wildfire typhoon cyclone tornado disaster"
)
EVENT_ENDINGS: Final = ("tion", "sion", "ment", "ance", "ence", "ture", "ival", "osal", "usal", "ysis", "ery", "lapse")
NO_EVENTS: Final = listed(
    "government department parliament administration organization organisation apartment document element "
    "corporation nation station population audience equipment residence conference-room science picture furniture "
    "association position section condition information basement environment institution foundation commission "
    "attention reason question mention exception connection federation treatment-room delivery-man bakery gallery "
    "machinery battery grocery brewery surgery-room money investment-bank location generation millimeter "
    "ambulance insurance finance allowance distance sentence substance instance balance evidence intelligence "
    "science violence-prone patience confidence difference preference reference essence presence future nature "
    "culture feature structure literature temperature agriculture architecture moment comment compartment "
    "regiment temperament ingredient every meaning plantation destination intersection delegation coalition "
    "opposition faction version mansion television pension dimension portion relation fiction function fraction "
    "ration notion caption option potion tradition edition fashion cushion corporation monument cement garment "
    "segment pavement parchment fragment supplement instrument sentiment implement ornament testament fence licence "
    "license province substance romance importance alliance entrance fragrance appliance surveillance artillery "
    "cemetery monastery nursery mystery refinery fishery winery scenery pottery creature sculpture mixture posture "
    "gesture signature legislature miniature evening ceiling clothing housing painting drawing savings dwelling "
    "sibling lightning railing string spring constellation reservation ambition"
)
TIME_WORDS: Final = listed(
    "year month week day hour minute second decade century time moment while date season quarter morning evening "
    "afternoon night weekend noon midnight then that this it all long"
)


def is_event_noun(word: Word) -> bool:
    """Whether a noun names something that happens."""
    if word.tag == "JJ" and word.lemma.lower() in EVENT_NOUNS:
        return True
    if word.tag[:2] not in ("NN", "VB") or (word.tag in ("NNP", "NNPS") and word.ent in ("PERSON", "GPE", "ORG")):
        return False
    lemma = word.lemma.lower()
    if lemma in NO_EVENTS or lemma in TIME_WORDS:
        return False
    if lemma in EVENT_NOUNS or word.text.lower() in EVENT_NOUNS:
        return True
    return word.ent == "EVENT" or lemma.endswith(EVENT_ENDINGS) or (lemma.endswith("ing") and len(lemma) > 5)

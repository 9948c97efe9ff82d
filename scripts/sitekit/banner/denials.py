"""What no page may say of 988 and 911, whoever says it: the second half of the policy.

Who reads it in danger does not call. A condition (“if 988 is busy”), another place (“988 does
not work outside the US”) and what callers may do (“you do not have to call 911”) say nothing of
the kind. All are regular expressions; letters in either case.
"""

from __future__ import annotations

# In front of the number: what follows is a condition, a question or another's belief.
CONDITIONS = (
    r"(?:\b(?:if|when|whether|unless|case|until|that|thinks?|whenever|is|are|was|does|did|si|cuando"
    r"|que|como)(?: the| el| al| la)? )$"
)
# Behind the number: what it is, in other words.
NAMES = (
    r"(?: number| line| service| lifeline| hotline"
    r"| (?:suicide (?:& |and )?crisis |crisis )?lifeline)?(?: \(\w{1,20}\))?"
)
STATES = (
    r"out of (?:service|order|use|reach)|down|closed|offline|disconnected|unavailable|suspended"
    r"|discontinued|shut down|switched off|dead|fake|a scam|a hoax|not real|not safe|unsafe"
    r"|(?:not|no longer) (?:available|working|in service|in use|answering|answered|active|open"
    r"|staffed|taking calls|free|safe|confidential)"
)
# What the number is followed by in all that is said below, without spaces.
BEHIND_BEGINS = (
    *("number", "line", "service", "lifeline", "hotline", "suicide", "crisis", "(", "is", "are"),
    *("was", "ha", "will", "no", "stopped", "do", "wo", "can", "ya", "est", "qued"),
)
# How such a sentence ends or goes on: with nothing that would put a condition or a place to it.
ENDS = (
    r"(?:\s*(?:[.!?,;:…)”\"]|-\s|$)|\s+(?:any ?more|any longer|now|today|tonight|this|at all"
    r"|right now|at night|until|for now|for good|because|due to|and|so|but|on \w+days?"
    r"|ya|ahora|hoy|más|por ahora|desde|hasta|porque|y)\b)"
)
SAID_BEHIND = (
    rf"{NAMES} (?:is|are|was|has been|have been|will be)"
    rf" (?:now |currently |temporarily |permanently |also |already )?(?:{STATES}){ENDS}",
    rf"{NAMES} (?:no longer (?:works?|exists?|answers?|helps?|operates?|takes calls)"
    r"|stopped working|(?:does not|doesn['’]t|do not|don['’]t|will not|won['’]t|cannot|can['’]t)"
    rf" (?:work|exist|answer|help|connect|pick up|take calls|respond)){ENDS}",
    r"(?: ya)? no (?:funciona|contesta|existe|sirve|atiende|responde|est[áa] disponible"
    rf"|est[áa] en servicio){ENDS}",
    r" (?:ya )?(?:est[áa]|qued[óo]) (?:fuera de servicio|cerrad[oa]|desconectad[oa]|ca[íi]d[oa]"
    rf"|suspendid[oa]|cancelad[oa]){ENDS}",
)
# In front of the number, as a command: not “if you do not call 911”. A capital begins one, too.
COMMAND = (
    r"(?:^|\b(?-i:(?=[A-Z]))|[.!?:;,…“\"(>-]\s*"
    r"|\b(?:please|so|and|but|just|then|por favor|pero|y)\s+)"
)
# What it is preceded by in all of these, without spaces.
BEFORE_ENDS = (
    *("call", "text", "dial", "ring", "phone", "use", "contact", "ing", "the"),
    *("llame", "llames", "marque", "marques", "uses", "al", "el"),
)
DENYING = ("not", "n't", "n’t", "never", "stop", "avoid", "no ", "nunca")  # one is in all of:
SAID_BEFORE = (
    rf"{COMMAND}(?:do not|don['’]t|never|stop|avoid|(?:there is )?no need to)"
    r" (?:ever |even |try to )?(?:call|text|dial|ring|phone|use|contact|calling|texting|dialing"
    r"|using|contacting)(?: or (?:call|text|dial|calling|texting))? (?:the )?$",
    rf"{COMMAND}(?:no|nunca) (?:(?:llame|llames|marque|marques|use|uses)(?: al| el)?"
    r"|(?:env[íi]e|mande) \w{1,12} al) $",
)

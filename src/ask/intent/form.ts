import type { Sign } from './sign.ts'

/** Whether someone wants an answer, or tells something: a report, an answer to another, thanks. */
export type Form = 'asks' | 'states'

const SENTENCE = /[^.!?。？！;；]+(?:[.!?。？！;；]+(?=\s|$|[^\x20-\x7e])|[.!?;](?=\S)|$)/gu
/** A sentence opens like a question, behind any greeting. */
const OPENS =
  /^[\s,-]*(?:(?:and|but|so|also|or|hi|hello|hey|ok|okay|well|btw|by the way|thanks|thank you|then|now|please|sorry|about|roughly|approximately|just|\d+[.)])[,!. ]*)*(?:estimate|calculate|compare|size|deploy|serve|host|what|whats|which|how|why|who|(?:from|by|until|since|till|as of) when|(?:for|with|to|by|from|on|in|at) (?:whom|which|what)|(?:when|where) (?:will|can|could|is|are|do|does|did|should|would|to)|(?:can|could|should|would|will)(?! (?:be|have|do|confirm|try|also|not|probably)\b)|is|are|am|do|does|dose|did (?:you|i|it|they|we|he|she|any\w*|some\w*|the|this|that)|shall|has|have you|may (?:i|we|our|they|my|a|an|the|staff|employees|customers|people)|any|was|were|isn't|aren't|doesn't|don't|shouldn't|won't)\b/u
/** "500 pages a day: what machine do we need", "spam filter: rules or a model" */
const AFTER_COLON = /[:,-] (?:so |and )?(?:what|whats|which|who|how (?:do|can|could|should|to))\b|: [^.:]{2,30}\bor\b/u
/** "Prompt injection: how dangerous is it", "a mac with 64 gb, is a 32b ok on it", "the power for bloom pls" */
const TOPIC_FIRST =
  /^[^.!?:]{3,60}(?::| -) (?:how|why|where|when|is|are|can|may|should|do|does)\b|, (?:is|are) an?\b|\b(?:pls|plz|please|ballpark|yes or no)\s*$/u
/** "Cost of a million words by API", "a million words is how many tokens" */
const OF_AMOUNTS = /^(?:api )?(?:costs?|price) (?:for|of|to) |^[^.!?,]{2,80}\b(?:is|are|makes?) how (?:many|much) /u
/** The same in other languages, which are often typed without the mark. */
const OPENS_OTHER =
  /^[\s¿]*(?:o que|quais|qual|quem|como|cómo|cuándo|cuál(?:es)?|quién|por qué|faut-il|doit-on|peut-on|comment|pourquoi|qui|wer|wen|wie|wann|müssen|sollen|können|dürfen) /u
const REQUESTS =
  /(?:^|[,:] )(?:roughly |approximately |about |exactly )?how (?:much|many|long|fast|big|large)\b|, (?:is|are|does|do|can|could|would|should|will) (?:it|this|that|there|i|we|one|the)\b|\b(?:wonder\w*|(?:like|wants?|love|needs?|wanna|help) (?:to )?(?:know|ask|understand|confirm)|(?:give|show|list|name|convince|remind|talk) (?:me|us)\b|curious|tell me|let me know|(?:can|could|would|will) (?:you|someone|anyone|anybody|somebody|people)|please (?:share|tell|explain|help|clarify|provide|advi[sc]e|suggest|let|give|confirm|recommend)|any (?:ideas?|suggestions?|advice|help|thoughts|info|clue|hints?|pointers|numbers|rough)|(?:seek\w*|look\w* for|need|want|require) (?:some |any |your )?(?:advice|help|recommendations?|suggestions?|guidance|information)|(?:not|n't) sure (?:if|whether|how|what)|unclear|\bi(?: was|'m| am) asking|what if|don't (?:know|understand) (?:if|whether|how|what|why)|help me|suggest me|vs\.?(?= )|versus|which (?:model|version|gpu|card))\b|请问|请教|想问|想知道|咨询|求教|求助|[吗呢么嘛]|多少|多久|多大|多长|为什么|为啥|怎么|怎样|如何|是否|能否|是不是|对不对|几[张块个卡]|哪|什么|有没有|wie ?viel|wie lange|wie schnell|warum|\bwas (?:kostet|braucht|brauche|ist|sind|bedeutet|kann)|welche|reicht|cuánt|qué|puedo|combien|quel|peut|puis-je|ですか|ますか|どの|いくら|何/u

/** The form of a text: it asks if any of its sentences does. */
export function formOf(text: string): Form {
  for (const [sentence] of text.matchAll(SENTENCE))
    if (
      /[?？]["')\]]*\s*$/u.test(sentence) ||
      OPENS.test(sentence) ||
      OPENS_OTHER.test(sentence) ||
      AFTER_COLON.test(sentence) ||
      TOPIC_FIRST.test(sentence) ||
      OF_AMOUNTS.test(sentence) ||
      REQUESTS.test(sentence)
    )
      return 'asks'
  return 'states'
}

/** Trouble and surprise ask without a question mark: "only 3 tokens a second". */
const TROUBLE =
  /\b(?:oom|out[- ]of[- ](?:memory|cuda)|too (?:slow|big|large|long|much)|slow\w*|not enough|can't|cannot|can not|doesn't|does not|don't|didn't|won't|isn't|fails?|failed|crash\w*|killed|weird|strange|wrong|incorrect\w*|premature\w*|unexpected\w*|only|even|issues?|problem|trouble|struggl\w*|afraid|unfortunately|(?:far|much|use) more|huge|big difference|exceed\w*|runs? out|ran out|insufficient|overflow|however|although|though|while|whereas|almost as|reduces|drops)\b|爆|慢|不够|不足|溢出|奇怪|炸|报错|错误|这么|但是?|却|然而/u

export const isTrouble = (text: string): boolean => TROUBLE.test(text)

/** Who tells others what to do, what "we" did, or what something is, answers. */
export const ANSWER_SIGNS: readonly Sign[] = [
  { is: /\b(?:you|your|you're|you'll|u)\b|[你您]/u, none: 1.5 },
  { is: /\b(?:we|our|us|we've)\b|我们/u, none: 1.5 },
  { is: /^(?:it|this|that|they|yes|no|nope|yeah|yep|sure|true)\b/u, none: 1 },
  { is: /\b(?:try|use|set|make sure|check|see|note|depends|should)\b|可以|建议|试试/u, none: 0.7 },
  {
    is: /\b(?:i (?:think|believe|guess|suppose|assume|suspect|estimate|recall|remember)|iirc|afaik|imo|imho|probably|maybe|perhaps|actually|in fact|because|since|due to|usually|typically|generally|for the record|fyi)\b|因为|可能/u,
    none: 0.9,
  },
]

import type { Facts } from '../facts.ts'
import type { Marks } from './asks.ts'

/** A sign and what it weighs for sizing (+), for a concept, for nothing of ours. */
type Sign = { readonly is: RegExp; readonly sizing?: number; readonly concept?: number; readonly none?: number }

const SIGNS: readonly Sign[] = [
  // Asked for an amount.
  {
    is: /\bhow (?:much|many|long|fast|big|large|expensive|few)\b|\bhow'?s the (?:cost|speed)|多少|几[张块个卡]|多久|多长|多大|wie (?:viel|lange|schnell|groß)|cu[áa]nt[oa]s?|combien|どのくらい|どれくらい|いくら|何[枚時件]/u,
    sizing: 2,
  },
  {
    is: /\b(?:minimum|required|requirements?|estimate[sd]?|ballpark|approximate(?:ly)?|rule of thumb|recommend(?:ed|ation)?s?|enough|sufficient|is (?:it|this|that) normal|normal)\b|需求|推荐|建议|足够|够吗|正常|配置/u,
    sizing: 1,
  },
  {
    is: /\bi wonder|\bwondering\b|\bis it possible\b|\bcan i (?:run|use|train|fine|rent|load|host)\b|\bdo i need\b|\bwhat (?:gpu|hardware)/u,
    sizing: 1,
  },
  // Asked for words.
  {
    is: /\bwhat(?:'s| is| are) (?:an? |the )?(?:[\w-]+ ?){1,3}\?|\bwhat does\b[^?]*\bmean|difference between|\bwhat'?s the difference|\bmeaning of\b|what .{0,20}\bdifference|什么是|是什么意思|什么区别|有什么不同|was (?:ist|bedeutet)|unterschied|qué es|diferencia|qu'est-ce que|différence|とは|違い/u,
    concept: 3,
  },
  {
    is: /\bexplain\b|\bclarify\b|please make clear|in detail|解释|为什么|warum|por qué|pourquoi|なぜ|教えて/u,
    concept: 2,
  },
  { is: /\bwhy\b/u, concept: 2 },
  {
    is: /\bhow (?:does|do|is|are|did|exactly|come)\b[^?]*\b(?:work|works|calculated|computed|derived|defined|implemented|decide[sd]?|different|differ|happen|handled?|chosen|calculating)\b|怎么(?:工作|实现)|原理/u,
    concept: 2.5,
  },
  {
    is: /\bunderstand(?:ing)?\b|\bconfus\w+|\bcorrect\?|\bis that (?:right|correct)|\bam i (?:right|wrong|correct)|\bmy doubt\b|\breally means?\b|\bactually\b/u,
    concept: 0.7,
  },
  { is: /^(?:does|do|is|are|will|should|shouldn't|before|in each|if|can)\b/u, concept: 0.4 },
  // Not ours.
  {
    is: /\bwhere (?:do|can|did|to|is|are)\b|\b(?:guide|tutorial|notebook|documentation|docs?|link|example script|repo|github|paper|blog|video|course|colab)\b(?! page)|在哪|哪里|教程|链接|wo (?:finde|kann)|dónde|où\b|どこ/u,
    none: 2,
  },
  {
    is: /\b(?:licen[sc]e|commercial(?:ly)?|open[- ]?sourced?|copyright|release(?:d)? (?:the|date)|when will|plan(?:s|ning)? to release|roadmap|eta)\b|商用|开源|许可/u,
    none: 2.5,
  },
  {
    is: /\b(?:thanks?|thank you|lol|lmao|haha\w*|nice|awesome|great (?:work|job)|congrat\w*|insane|cool|amazing|wow)\b|谢谢|太棒/u,
    none: 1,
  },
  {
    is: /\b(?:error|traceback|exception|bug|crash\w*|import|install(?:ing|ation)?|pip|segfault|not working|doesn'?t work|fails?|failed|issue with|attributeerror|keyerror|typeerror|valueerror|dependency|version conflict)\b|报错|错误|fehler\b|erreur/u,
    none: 1.2,
  },
  {
    is: /\b(?:prompt template|system prompt|chat template|dataset format|data format|json format|api key|login|password|docker|windows|deploy script|yaml|hyperparameters?|learning rate|how (?:do|can|to|should) (?:i|we) (?:just )?(?:choose|select|create|build|prepare|merge|convert|save|export|add|format|get|make|write|set ?up|install|download|upload|access|implement))\b|如何(?:构建|准备|合并|转换|下载|安装)|怎么(?:用|下载|安装|合并)/u,
    none: 1.3,
  },
  { is: /\b(?:alternative|suggest|book|instead of using|example given|has anyone (?:seen|read))\b/u, none: 0.7 },
]

export type IntentScores = { readonly sizing: number; readonly concept: number; readonly none: number }

/** How strongly a text looks like each kind of question. `marks` are of the text, `facts` are of the text alone. */
export function scoreIntent(text: string, marks: Marks, facts: Facts): IntentScores {
  let sizing = 0
  let concept = 0
  let none = 0
  for (const sign of SIGNS) {
    if (!sign.is.test(text)) continue
    sizing += sign.sizing ?? 0
    concept += sign.concept ?? 0
    none += sign.none ?? 0
  }
  sizing += marks.strongest === 3 ? 3 : marks.strongest
  if (facts.accelerator !== undefined) sizing += 1.5
  if (facts.accelerators !== undefined || facts.acceleratorMemoryGB !== undefined || facts.claimedGB !== undefined)
    sizing += 1
  if (facts.paramsB !== undefined) sizing += 1
  if (
    facts.tokensB ??
    facts.examples ??
    facts.vectors ??
    facts.documents ??
    facts.hours ??
    facts.tokensPerSecond ??
    facts.budgetUsd ??
    facts.steps
  )
    sizing += 1
  if (facts.contextTokens !== undefined || facts.quantBits !== undefined) sizing += 0.5
  if (
    !/[?？]|\b(?:how|what|which|can|could|would|is|are|do|does|should|wonder|any|need|want|tell|suggest|estimate)\b|[吗呢么多几何か]|wie|was|kann|qué|cuánt|puedo|combien|quel/u.test(
      text,
    )
  )
    none += 1
  return { sizing, concept, none: none + 1 }
}

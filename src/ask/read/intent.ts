import type { Facts } from '../facts.ts'
import type { Marks } from './asks.ts'

/** A sign and what it weighs for sizing, for a concept, for something that is not ours. */
type Sign = { readonly is: RegExp; readonly sizing?: number; readonly concept?: number; readonly none?: number }

const AMOUNT =
  /\bhow (?:much|many|long|fast|big|large|expensive|few|quick\w*)\b|\bwhat (?:amount|number|size|speed|quantity)\b|\bwhat(?:'s| is| are| would be)? the (?:\w+ ){0,3}(?:minimum|maximum|max|min|cost|price|size|amount|number|requirement|memory|vram|time|speed|throughput)|多少|几[张块个卡]|多久|多长|多大|wie ?(?:viel|lange|schnell|groß)|cu[áa]nt[oa]s?|combien|どのくらい|どれくらい|いくら|何[枚時件]/u

const SIZING: readonly Sign[] = [
  { is: AMOUNT, sizing: 2 },
  {
    is: /\b(?:minimum|require[ds]?|requirements?|estimat\w+|ballpark|approx\w*|rule of thumb|recommend\w*|enough|sufficient|normal|expected?|roughly|needed)\b|需求|推荐|建议|足够|够吗|正常|配置/u,
    sizing: 1,
  },
  {
    is: /\bwonder(?:ing)?\b|\bpossible\b|\bfeasible\b|\bcan i (?:run|use|train|fine|rent|load|host|fit)|\b(?:do|will|would) i need\b|\bwhat (?:gpu|hardware|machine)|\bshould i (?:rent|buy|use)|\bworth\b|\bcheaper\b/u,
    sizing: 1,
  },
  {
    is: /\b(?:aws|gcp|azure|runpod|lambda ?labs?|vast\.?ai|colab|kaggle|sagemaker|ec2|paperspace|coreweave|modal|hetzner|bedrock|vertex)\b/u,
    sizing: 1,
  },
]

const CONCEPT: readonly Sign[] = [
  {
    is: /\b(?:which|what) (?:[\w-]+ ){0,3}models?\b[^?]{0,40}\b(?:should|use|best|better|choose|pick|recommend\w*|could|good)\b|\b(?:decide|choose|pick|select) (?:between|which|what)\b|(?:用|选)(?:哪个|什么)模型/u,
    concept: 2,
  },
  {
    is: /\bwhat(?:'s| is| are| was)(?: the)?(?: meaning of| point of| idea behind)? (?:an? |the )?(?!(?:[\w-]+ ){0,3}(?:cost|price|size|minimum|maximum|max|number|amount|requirement|memory|vram|speed|hardware|gpu|best|time|throughput|recommended|lowest|cheapest|highest|biggest|required|needed|expected|ideal|limit)\b)[\w./+-]+(?: [\w./+-]+){0,3}\s*(?:\?|$|,)/u,
    concept: 3,
  },
  {
    is: /\bwhat (?:does|do|did|is|are|'s)\b[^?]*\b(?:mean|stand for|refer to|do differently)\b|\bwhat\b[^?]{0,30}\b(?:differen\w+|purpose|benefit|advantage|meaning|definition|reason)\b|\bdifference between|\bdiffer from\b|\bmeaning of\b|\bwhat kind of\b|什么是|什么意思|区别|有什么不同|是什么|was (?:ist|sind|bedeutet|heißt)|unterschied|qué (?:es|significa)|diferencia|qu'est-ce que|c'est quoi|différence|とは|違い|意味/u,
    concept: 3,
  },
  {
    is: /\bexplain\w*\b|\bexplanation\b|\bclarify|make clear|\bderived?\b|解释|请教|erklär|explica|expliqu|教えて/u,
    concept: 1.5,
  },
  {
    is: /\bin detail\b|\btheor\w+\b|\bintuition\b|\bconceptual\w*|\btechnical reason|\breason (?:for|why|behind)\b|原理|理论/u,
    concept: 1,
  },
  { is: /\bwhy\b|\bhow come\b|为什么|为啥|为何|warum|wieso|weshalb|por qué|pourquoi|なぜ|どうして/u, concept: 2.5 },
  {
    is: /\bhow (?:does|do|is|are|did|exactly)\b[^?]*\b(?:work\w*|calculat\w+|comput\w+|derived|defined|implemented|decide[sd]?|differ\w*|happen\w*|handle[sd]?|chosen|relate[sd]?|affect\w*|impact\w*|help\w*|stor\w+|achiev\w+|manage[sd]?|choose|split|share[sd]?|distribut\w+)\b|怎么(?:工作|实现)|如何(?:工作|实现)|wie funktioniert|cómo funciona|comment fonctionne/u,
    concept: 3,
  },
  {
    is: /^(?:so |and |but |also |hi,? |hello,? |btw,? )*(?:does|do|is|are|will|should|shouldn't|isn't|doesn't|aren't|before|when|in each|if)\b/u,
    concept: 0.8,
  },
  {
    is: /\bunderstand(?:ing)?\b|\bconfus\w+|\bcorrect\?|\bis (?:that|this|it) (?:right|correct|true)|\bam i (?:right|wrong|correct|missing)|\bmy doubt\b|\bdoubts?\b|\breally means?\b|\bactually\b|\bno\?$|\bright\?$|\bgenerally\b|\bin general\b|\binstead of\b|\bsame\b|\bonly\b/u,
    concept: 0.8,
  },
]

const NONE: readonly Sign[] = [
  { is: /\bwhere\b[^?]{0,30}\b(?:rent|buy|find|get|download|obtain|see|put|place|come)\b/u, none: 2 },
  {
    is: /\bwhere (?:do|can|did|to|is|are|could|should|would)\b|\b(?:guide|tutorial|notebook|documentation|docs?|link|repo|github|blog|video|course|readme|wiki|walkthrough)\b(?! (?:page|index))|在哪|哪里|教程|链接|文档在|wo (?:finde|kann|gibt|bekomme)|dónde|\boù\b|どこ/u,
    none: 2,
  },
  {
    is: /\b(?:licen[sc]e\w*|commercial(?:ly)?|open[- ]?sourc\w+|copyright|when will|any plans?|plans? (?:to|for)|planning to|roadmap|eta|release date|be released|support (?:for|will)|language support|join|contribut\w+|hiring|discord server|newsletter)\b|商用|开源|许可|发布|lizenz|licencia/u,
    none: 2.5,
  },
  {
    is: /\b(?:thanks?|thank you|thx|lol|lmao|haha\w*|nice|awesome|great|congrat\w*|insane|cool|amazing|wow|love (?:this|it|your)|hello|hi all|good (?:morning|night|point|job))\b|谢谢|太棒|厉害|danke|gracias|merci/u,
    none: 0.8,
  },
  {
    is: /\b(?:errors?|traceback|exception|bug|crash\w*|cannot import|install\w*|pip|segfault|not working|doesn'?t work|fails?|failed|stuck|\w+error|dependenc\w+|version conflict|nan|loss (?:is|goes|becomes)|compile|docker(?:file)?|permission|reproduc\w+ (?:the )?(?:results?|bug))\b|报错|错误|失败|fehlermeldung|erreur/u,
    none: 1.2,
  },
  {
    is: /\bhow (?:do|can|to|should|could) (?:(?:i|we|you|one) )?(?:just |best |easily |then |also )?(?:choose|select|create|build|prepare|merge|convert|save|export|add|format|get|make|write|set ?up|setup|install|download|upload|access|implement|use|connect|integrate|change|disable|enable|fix|solve|resume|stop|evaluate|test|collect|label|annotate|combine|deploy|fine-?\s?tune|train|load|apply|call|pass|filter|parse|clean|debug|configure|contribute|start|do (?:this|that|it))\b|如何(?:构建|准备|合并|转换|下载|安装|使用|调用|加载|微调|训练|部署)|怎么(?:用|下载|安装|合并|加载|微调|训练|部署)|wie kann ich|cómo (?:puedo|se)|comment (?:puis|faire)/u,
    none: 2,
  },
  {
    is: /\b(?:prompt template|system prompt|chat template|(?:dataset|data|json|file) format|api key|log ?in|password|yaml|hyper-?parameters?|learning rate|script|code|checkpoint files?|weights? (?:available|link)|pretrained weights|example|sample code|source code|snippet)\b|代码|脚本|权重(?:链接|下载)/u,
    none: 1,
  },
  {
    is: /\b(?:alternatives? (?:for|to the)|suggest an?|in (?:your|the) book|has anyone (?:seen|read)|anyone (?:else )?(?:having|facing|getting))\b/u,
    none: 1,
  },
]

export type IntentScores = { readonly sizing: number; readonly concept: number; readonly none: number }

const QUESTION =
  /[?？]|\b(?:how|what|which|can|could|would|why|when|is|are|do|does|should|wonder|any|need|want|tell|suggest|estimate)\b|[吗呢么多几何か]|wie|was|kann|warum|welche|qué|cuánt|puedo|combien|quel|peut/u
const sum = (signs: readonly Sign[], text: string, of: 'sizing' | 'concept' | 'none') =>
  signs.reduce((total, sign) => total + (sign[of] !== undefined && sign.is.test(text) ? sign[of] : 0), 0)

/**
 * How strongly a text looks like each kind of question. `marks` are of the text, `facts` are of the text alone;
 * `terms` counts the concepts that it names; `after` says that the thread was about sizing just before.
 */
export function scoreIntent(text: string, marks: Marks, facts: Facts, terms: number, after: boolean): IntentScores {
  const grounds = weigh(facts)
  const concrete = grounds > 0 || AMOUNT.test(text)
  const firm = FIRM.some((ask) => (marks.marks[ask] ?? 0) === 3)
  const asked = marks.strongest < 3 ? marks.strongest * (concrete ? 1 : 0.5) : firm || concrete ? 3 : 1.5
  const why = /\bwhy\b|为什么|为啥|warum|por qué|pourquoi|なぜ/u.test(text)
  return {
    sizing: sum(SIZING, text, 'sizing') + asked + grounds + (after ? (grounds > 0 ? 2 : 1) : 0),
    concept:
      sum(CONCEPT, text, 'concept') +
      Math.min(2, terms) * (marks.strongest === 3 && concrete ? 0.5 : 1) +
      (why && grounds < 1 ? 1.5 : 0),
    none: 1 + sum(NONE, text, 'none') + (QUESTION.test(text) ? 0 : 1.5),
  }
}

/** Asks whose phrases leave no doubt; the others need a number or a "how much" beside them. */
const FIRM = ['usd', 'gpuCount', 'gpu', 'hours', 'flops', 'mfu', 'diskGB', 'kWh', 'latency', 'concurrency'] as const

/** How much a text states that can be computed with. */
function weigh(facts: Facts): number {
  const any = (...names: (keyof Facts)[]) => names.some((name) => facts[name] !== undefined)
  return (
    (any('accelerator') ? 1.5 : 0) +
    (any('accelerators', 'acceleratorMemoryGB', 'claimedGB', 'systemMemoryGB') ? 1 : 0) +
    (any('paramsB') ? 1 : 0) +
    (any(
      'tokensB',
      'examples',
      'vectors',
      'documents',
      'hours',
      'tokensPerSecond',
      'tokensPerDay',
      'budgetUsd',
      'steps',
      'requestsPerDay',
      'concurrency',
      'epochs',
    )
      ? 1
      : 0) +
    (any('contextTokens', 'quantBits', 'batch') ? 0.5 : 0)
  )
}

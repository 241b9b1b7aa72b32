import type { Facts } from '../facts.ts'
import type { Marks } from './asks.ts'

/** A sign and what it weighs for sizing, for a concept, for something that is not ours. */
type Sign = { readonly is: RegExp; readonly sizing?: number; readonly concept?: number; readonly none?: number }

const AMOUNT =
  /\bhow (?:much|many|long|fast|big|large|expensive|few|quick\w*)\b|\bwhat (?:amount|number|size|speed|quantity)\b|\bwhat (?:does|do|would|will|did|should) [^?]{0,40}\b(?:take|need|require|cost|use|eat|consume|weigh|occupy|expect)\b|\bhow (?:can|do|to|should|would|could) (?:(?:i|we|you|one) )?(?:calculate|compute|estimate|measure|work out|figure out)\b|\bwhat(?:'s| is| are| was| were| would be)? the (?:\w+ ){0,3}(?:minimum|maximum|max|min|cost|price|size|amount|number|requirement|memory|vram|time|speed|throughput)|多少|几[张块个卡]|多久|多长|多大|wie ?(?:viel|lange|schnell|groß)|cu[áa]nt[oa]s?|combien|どのくらい|どれくらい|いくら|何[枚時件]/u

const SIZING: readonly Sign[] = [
  { is: AMOUNT, sizing: 2 },
  {
    is: /\b(?:minimum|require[ds]?|requirements?|estimat\w+|ballpark|approx\w*|rule of thumb|recommend\w*|enough|sufficient|normal|expected?|roughly|needed)\b|需求|推荐|建议|足够|够吗|正常|配置/u,
    sizing: 1,
  },
  {
    is: /\bwonder(?:ing)?\b|\bpossible to (?:run|train|fine|fit|load|use|serve|host|deploy|do)\b|\bpossible\?|\bfeasible\b|\b(?:can|could) (?:i|we) (?:run|use|train|pre-?train|afford|fine-?tune|fine|rent|load|host|fit)|\b(?:based on|for|with|on) (?:my|our|the) (?:\w+ )?(?:system|hardware|machine|specs?|setup|computer|laptop|server)\b|\b(?:do|will|would) i need\b(?! to\b)|\bwhat (?:gpu|hardware|machine)|\bshould i (?:rent|buy|use)|\bworth\b|\bcheaper\b/u,
    sizing: 1,
  },
  {
    is: /\b(?:aws|gcp|azure|runpod|lambda ?labs?|vast\.?ai|colab|kaggle|sagemaker|ec2|paperspace|coreweave|modal|hetzner|bedrock|vertex)\b/u,
    sizing: 1,
  },
]

/** A figure of one's own held up for judgement. Counts only beside a figure. */
const SANITY =
  /\b(?:normal|expected|something (?:is )?wrong|sounds? (?:right|ok\w*|about right)|too (?:slow|long|much|high|low|few|small)|makes? sense|reasonable|plausible|correct|accurate|seems? (?:wrong|off|high|low|far)|supposed to|only (?:getting|get|uses?)|only getting)\b|正常|对吗|normalo?|ist das richtig/u
/** How a message begins that changes the question before it. */
const FOLLOW_UP =
  /^(?:(?:ok(?:ay)?|so|hm+|sorry|thanks|cool|great|no|yes|right)[,. ]*)*(?:and|what about|how about|same (?:question|for|but|with)|with|but|then|or|what if|instead|actually|i mean[t]?|i (?:was|am) (?:asking|talking)|make (?:it|that)|now|on an?|using|if (?:i|we)|for|und|y|et|那|换成|如果|改成|では)\b|(?:instead|呢)\s*[?？]?$|^那|^换成|^如果/u

const CONCEPT: readonly Sign[] = [
  { is: /\b(?:vs\.?|versus)(?![a-z])/u, concept: 0.8 },
  {
    is: /\bparallelizable\b|\bon each (?:gpu|card|device|node)\b|\b(?:one|same|single|1) (?:sequence|sample|prompt) (?:on|across|over)\b|\bsplit (?:across|over|between)\b/u,
    concept: 3,
    sizing: -1.5,
  },
  {
    is: /\b(?:which|what) (?:[\w-]+ ){0,3}models?\b[^?]{0,40}\b(?:should|use|best|better|choose|pick|recommend\w*|could|good)\b|\b(?:decide|choose|pick|select) (?:between|which|what)\b|(?:用|选)(?:哪个|什么)模型/u,
    concept: 2,
  },
  {
    is: /\bwhat(?:'s| the (?:hell|heck) is| exactly is| is| exactly are| are| was)(?: exactly)?(?: the)?(?: meaning of| point of| idea behind)? (?:an? |the )?["'`]?(?!(?:[\w-]+ ){0,3}(?:cost|price|size|minimum|maximum|max|number|amount|requirement|memory|vram|speed|hardware|gpu|best|time|throughput|recommended|lowest|cheapest|highest|biggest|required|needed|expected|ideal|limit|issue|problem|matter|error|status|plan|timeline|total|right|correct|wrong)\b)[\w./+-]+(?: [\w./+-]+){0,3}["'`]?(?: in this (?:context|case|table|paper))?\s*(?:\?|$|,)/u,
    concept: 3,
  },
  {
    is: /\bwhat (?:does|do|did|is|are|'s)\b[^?]*\b(?:mean|stand for|refer to|do differently)\b|\bwhat\b[^?]{0,30}\b(?:differen\w+|purpose|benefit|advantage|meaning|definition|reason)\b|\bdifferen(?:ce|t)s?\b[^?.]{0,30}\bbetween\b|\bdiffer from\b|\bmeaning of\b|\bwhat kind of\b|\bwhat means\b|什么是|什么意思|区别|差距|差别|差异|有什么不同|是什么(?!原因)|was (?:ist|sind|bedeutet|heißt)|unterschied|qué (?:es|significa)|diferencia|qu'est-ce que|c'est quoi|différence|とは|違い|意味/u,
    concept: 3,
  },
  {
    is: /\bexplain\b[^?.]{0,20}\b(?:how|why|where)\b|\bhow (?:this|the) (?:calculation|number|formula|figure)\b/u,
    concept: 3.5,
  },
  {
    is: /\bexplain\w*\b|\belaborate\b|\bexplanation\b|\bclarify|make clear|\bderived?\b|解释|请教|erklär|explica|expliqu|教えて/u,
    concept: 1.5,
  },
  {
    is: /\bhow (?:crucial|important|relevant|necessary)\b|\b(?:reduce|improve|degrade|increase|lower|raise|hurt)s? (?:the )?(?:model )?(?:quality|accuracy|performance|results?)\b|\b(?:affect\w*|correspond\w*|correlat\w+|related to|relation(?:ship)?s?\b|depends? on|effects? (?:on|of)|influenc\w+|impact\w*|hurts?|math (?:behind|for)|advantages?|disadvantages?|drawbacks?|taken into account|trade-?offs?|no effect|causes?)\b/u,
    concept: 1,
  },
  {
    is: /\bin detail\b|\btheor\w+\b|\bintuition\b|\bconceptual\w*|\btechnical reason|\breason (?:for|why|behind)\b|原理|理论/u,
    concept: 1,
  },
  {
    is: /\bunderstand (?:how|why|what|whether|if)\b|\bwhich (?:one |ones |layers? |modules? |parts? )?should (?:i|we|one)\b|\bsame (?:thing )?as\b|\bequivalent to\b|\bdoes (?:that|this|it) mean\b|\brather than\b/u,
    concept: 1.5,
  },
  {
    is: /\b(?:attend|activated|idle|gradients?|layers?|weights|parameters|heads?|router|experts?|merged|frozen|shard\w*|replicat\w+|schedul\w+|allocat\w+|backprop\w*|tokenizer|optimizer|activations?|attention|states|padding|loss|rank|alpha|adapters?|instruct|base models?|vocab\w*|quanti[sz]ed|projection)\b|激活|梯度|权重|对齐|词表|分词/u,
    concept: 0.7,
  },

  {
    is: /\bhow (?:does|is|are|did|exactly|do (?!i\b|we\b|you\b|one\b|to\b))\b[^?]*\b(?:work\w*|calculat\w+|comput\w+|derived|defined|implemented|decide[sd]?|differ\w*|happen\w*|handle[sd]?|chosen|relate[sd]?|affect\w*|impact\w*|help\w*|stor\w+|achiev\w+|manage[sd]?|choose|split|share[sd]?|distribut\w+)\b|怎么(?:工作|实现)|如何(?:工作|实现)|wie funktioniert|cómo funciona|comment fonctionne/u,
    concept: 3,
  },
  {
    is: /^(?:so |and |but |also |hi,? |hello,? |btw,? )*(?:does|do|is|are|will|should|shouldn't|isn't|doesn't|aren't|before|when|in each|if)\b/u,
    concept: 0.8,
  },
  { is: /是不是|是否|吗\s*[?？。]?$|对[吗吧]/u, concept: 0.8 },
  {
    is: /\bwhere (?:does|do|did)\b[^?]*\bcome from\b|\bwhat (?:will|would) happen\b|\bwhat happens\b|\brelation(?:ship)? between\b/u,
    concept: 3,
  },
  {
    is: /\bby (?:lowering|raising|increasing|reducing|decreasing|changing)\b|\b(?:no longer|still|really) (?:necessary|needed|required)\b/u,
    concept: 1.5,
    sizing: -1,
  },
  { is: /\b(?:am i (?:right|wrong|correct)|if i understand|my understanding)\b/u, concept: 1.5 },
  {
    is: /\bunderstand(?:ing)?\b|\bconfus\w+|\bcorrect\?|\bis (?:that|this|it) (?:right|correct|true)|\bam i (?:right|wrong|correct|missing)|\bmy doubt\b|\bdoubts?\b|\breally means?\b|\bactually\b|\bno\?$|\bright\?$|\bgenerally\b|\bin general\b|\binstead of\b|\bsame\b|\bonly\b/u,
    concept: 0.8,
  },
]

const NONE: readonly Sign[] = [
  {
    is: /\b(?:it )?would be (?:really |very )?(?:great|nice|helpful|good|cool|awesome) (?:to|if)\b|\bwould appreciate it if\b|\bplease (?:add|consider|support)\b|\bfeature request\b/u,
    none: 2,
  },
  {
    is: /\boutputs? (?:only |just )?(?:garbage|nonsense|gibberish|empty|blank|repeat\w*|the same)\b|\bhelp me\b|\b(?:which|what) (?:version|branch|dataset|tokenizer|template|format|learning rate|seed)\b|\bhave you (?:tried|considered)\b|\bcannot reproduce\b/u,
    none: 1.5,
  },
  {
    is: /\b(?:share|provide|upload|send|release|publish|post)(?: me| us)? (?:the |your |a |an |some |any )?(?:[\w-]+ ){0,2}(?:code|scripts?|configs?|configuration file|checkpoints?|weights|datasets?|data|files?|models?|examples?|links?|notebook|logs?)\b/u,
    none: 2,
  },
  {
    is: /\b(?:integrat\w+|compatible|this (?:lib|library|tool|app|extension|plugin)|use (?:my|our) (?:own |self|local)|endpoint|base[_ ]?url|plugin|extension|feature request|add support)\b|would it be possible to (?:add|share|provide|release|upload|support|get)/u,
    none: 2,
  },
  {
    is: /\b(?:only|just) (?:uses? |using )?1 (?:of them|gpu|card|device)\b|\bus(?:e|es|ing) (?:multiple|all|both|more than 1|several) (?:of )?(?:the |my )?(?:gpus?|cards)\b|\bmulti-?\s?gpus? (?:support|script|training script)|\b(?:can ?not|can't|doesn't|do not|don't) use (?:them )?all\b|\bgpus?\b[^.?!]{0,12}\b(?:not|isn't|aren't) (?:being )?(?:used|detected|found|recogni[sz]ed)/u,
    none: 2,
  },
  {
    is: /\bany chance (?:this|that|it|we)\b|\bdo you (?:guys )?plan\b|有办法(?:处理|解决)|(?:怎么|如何)(?:处理|解决)|应该(?:替换|改成|换成)哪|\bgets? merged\b|\bmerged? soon\b|\bpull request\b|\b(?:closing|re-?open(?:ing)?) (?:this|the|an?)\b|\bsame (?:issue|problem|error)\b|\bhave you tried\b|\bmake sure\b|\b(?:which|what) (?![^?]*\b(?:gpu|card|hardware|instance|machine|server|memory|speed|time)s?\b)[\w -]{0,24}\b(?:did|do|are|were) you (?:use|using|used|run|running)\b/u,
    none: 2,
  },
  {
    is: /^(?!.*(?:\boom\b|memory|显存)).*\b(?:getting|got|gets?|raises?|throws?|encounter\w*|facing|following) (?:an? |this |the )?(?:\w+ )?(?:error|issue|exception|warning)\b/u,
    none: 1.2,
  },
  { is: /\bwhere\b[^?]{0,30}\b(?:rent|buy|find|get|download|obtain|see|put|place)\b/u, none: 2 },
  {
    is: /\bwhere (?:do|can|did|to|is|are|could|should|would)\b|\b(?:(?:a|any|the|resource\/) ?guide|guides|tutorial|notebook|link|repo|video|course|walkthrough)\b(?! (?:page|index))|\b(?:is there|any|have|find|need)\b[^?.]{0,30}\b(?:documentation|docs?|blog|readme|wiki|examples?)\b|在哪|哪里|教程|链接|文档在|wo (?:finde|kann|gibt|bekomme)|dónde|\boù\b|どこ/u,
    none: 2,
  },
  {
    is: /\b(?:licen[sc]e\w*|commercial(?:ly)?|open[- ]?sourc\w+|copyright|when will|any plans?|plans? (?:to|for)|planning to|roadmap|release date|be released|support (?:for|will)|language support|join|contribut\w+|hiring|discord server|newsletter)\b|商用|开源|许可|发布|lizenz|licencia/u,
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
    is: /\bhow (?:do|can|to|should|could|(?:i|we|one) (?:can|could|should)) (?:(?:i|we|you|one) )?(?:just |best |easily |then |also )?(?:choose|select|offload|limit|construct|design|structure|choose|create|build|prepare|merge|convert|save|export|add|format|get|make|write|set ?up|setup|install|download|upload|access|implement|use|connect|integrate|change|disable|enable|fix|solve|resume|stop|evaluate|test|collect|label|annotate|combine|deploy|fine-?\s?tune|train|load|apply|call|pass|filter|parse|clean|debug|configure|contribute|start|do (?:this|that|it))\b|如何(?:做到|构建|准备|合并|转换|下载|安装|使用|调用|加载|微调|训练|部署)|怎么(?:用|下载|安装|合并|加载|微调|训练|部署)|wie kann ich|cómo (?:puedo|se)|comment (?:puis|faire)/u,
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
  /[?？]|\b(?:how|what|which|can|could|would|why|when|is|are|do|does|should|wonder|any|need|want|tell|suggest|estimate|same|calculate|vs|versus)\b|[吗呢几何か]|[什怎多]么|多[少久大长]|wie|was|kann|warum|welche|qué|cuánt|puedo|combien|quel|peut/u
/** As QUESTION, without the small words that every statement has. */
const ASKING =
  /[?？]|[吗呢]|[什怎]么|多少|几|\b(?:how|what|which|why|when|wonder\w*|like to know|want to know|any (?:idea|way|chance|suggestions?|advice)|please|can (?:i|you|we|it|this)|could|would|is (?:it|this|that|there)|are (?:there|these|those)|do (?:i|you|we)|should)\b|wie|warum|welche|qué|cuánt|combien|quel/u
const WHY = /\bwhy\b|\bhow come\b|为什么|为啥|为何|什么原因|warum|wieso|weshalb|por qué|pourquoi|なぜ|どうして/u
const sum = (signs: readonly Sign[], text: string, of: 'sizing' | 'concept' | 'none') =>
  signs.reduce((total, sign) => total + (sign[of] !== undefined && sign.is.test(text) ? sign[of] : 0), 0)

/**
 * How strongly a text looks like each kind of question. `marks` are of the text, `facts` are of the text alone;
 * `terms` weighs the concepts that it names; `after` says that the thread was about sizing just before, `bare` that the text
 * is hardly more than a fact ("34B").
 */
export function scoreIntent(
  text: string,
  marks: Marks,
  facts: Facts,
  terms: number,
  after: boolean,
  bare = false,
): IntentScores {
  const grounds = weigh(facts)
  const concrete = grounds > 0 || AMOUNT.test(text)
  const placed = concrete || PLACE.test(text)
  // "Llama vram", "gpt-neox-20b memory": a search, not a remark.
  const terse = text.length <= 40 && marks.strongest >= 2 && (grounds >= 1 || facts.model !== undefined)
  const follows = after && (bare || FOLLOW_UP.test(text))
  // "Why is int8 slower?" wants a speed to compare with; "why does it take more memory?" an explanation.
  const pace = Math.max(...PACES.map((ask) => marks.marks[ask] ?? 0))
  const aboutSpeed = pace === 4 || (pace === 3 && marks.marks.memoryGB === undefined)
  return {
    sizing:
      sum(SIZING, text, 'sizing') * (placed || after ? 1 : 0.6) +
      sum(CONCEPT, text, 'sizing') +
      asked(marks, terse ? Math.max(1, grounds) : grounds, concrete, placed) +
      grounds +
      (grounds >= 1 && SANITY.test(text) ? 1 : 0) +
      (facts.accelerator && marks.strongest < 3 && /[?？吗]/u.test(text) ? 0.5 : 0) +
      (after && (follows || ASKING.test(text) || (grounds > 0 && QUESTION.test(text)))
        ? grounds > 0
          ? 2.5
          : marks.strongest > 0 || follows
            ? 2
            : 1.2
        : 0) +
      (follows ? 2 : 0),
    concept:
      sum(CONCEPT, text, 'concept') +
      terms * (marks.strongest === 3 && concrete ? 0.5 : 1) +
      (WHY.test(text) ? (grounds < 1 && !aboutSpeed ? 4 : 1.2) : 0),
    none:
      1 +
      sum(NONE, text, 'none') +
      (follows || terse || QUESTION.test(text) ? 0 : grounds >= 1 && marks.strongest > 0 ? 0.5 : 1.5),
  }
}

/** What naming a quantity is worth: much in a phrase that asks for it or beside figures, little in passing. */
function asked(marks: Marks, grounds: number, concrete: boolean, placed: boolean): number {
  if (marks.strongest < 3) return grounds >= 1 && marks.strongest > 0 ? 2 : marks.strongest * (concrete ? 1 : 0.5)
  if (concrete || FIRM.some((ask) => (marks.marks[ask] ?? 0) >= 3) || marks.marks.tokensPerSecond === 4) return 3
  return MEASURES.some((ask) => (marks.marks[ask] ?? 0) === 3) ? 2.5 : placed ? 1.5 : 0.7
}

/** Where a model would run, or what it would run in: without one of these, "can I fine-tune it?" asks for something else. */
const PLACE =
  /\b(?:gpus?|v?ram|memory|cards?|cpu|hardware|laptop|machine|pc\b|mac(?:book)?|server|cluster|cloud|aws|gcp|azure|runpod|colab|kaggle|configuration|consumer|local(?:ly)?|device|phone|node|context|tokens?|speed|slow\w*|fast\w*|disk|vectors?|index\w*|data)\b|显卡|显存|内存|单卡|gpu|速度|token/u

const PACES = ['tokensPerSecond', 'latency', 'concurrency', 'hours'] as const

/** Asks whose phrases leave no doubt; the others need a figure or a "how much" beside them. */
const FIRM = ['usd', 'gpuCount', 'gpu', 'hours', 'diskGB', 'kWh', 'latency', 'concurrency', 'examples'] as const
const MEASURES = ['flops', 'mfu'] as const

/** How much a text states that can be computed with. */
function weigh(facts: Facts): number {
  const any = (...names: (keyof Facts)[]) => names.some((name) => facts[name] !== undefined)
  return (
    (any('accelerator') ? 1.5 : 0) +
    (any('accelerators', 'acceleratorMemoryGB', 'claimedGB', 'systemMemoryGB', 'diskGB') ? 1 : 0) +
    (any('paramsB') ? 1 : 0) +
    (any(...AMOUNTS) ? 1 : 0) +
    (any('contextTokens', 'quantBits', 'precision', 'batch') ? 0.5 : 0) +
    (any('index') ? 0.5 : 0) +
    (any('dimensions') && any('vectors', 'documents', 'examples') ? 1 : 0)
  )
}

const AMOUNTS = [
  'tokensB',
  'examples',
  'vectors',
  'documents',
  'dimensions',
  'hours',
  'tokensPerSecond',
  'tokensPerDay',
  'budgetUsd',
  'usdPerHour',
  'steps',
  'requestsPerDay',
  'concurrency',
  'epochs',
] as const

import type { Sign } from './sign.ts'

/** Asks for a meaning, a difference, a cause, a way of working, or which is better. */
export const CONCEPT_SIGNS: readonly Sign[] = [
  { is: /\binterpret\w*\b|\bmetrics?\b|\brefers? to\b/u, concept: 1.5 },
  // What fits into a prompt, and not what a training needs.
  {
    is: /\bhow (?:many|much) tokens\b[^?]*\b(?:prompts?|pass|send|paste|feed|window)\b/u,
    concept: 3,
    sizing: -3,
  },
  { is: /\bhow many epochs(?! (?:did|do|have) you)\b/u, concept: 3, sizing: -3 },
  {
    is: /\bdo (?:i|we|you) (?:really |still |even )?need (?:an? |to use )?(?:nvlink|infiniband|rag|fine-?tuning|q?lora|quanti[sz]ation|deepspeed|fsdp|zero|flash|rope)\b/u,
    concept: 3,
    sizing: -2,
  },
  { is: /\b(?:because of|due to|caused by|related to|affect\w*|depends? on)\b[^?]*[?？]/u, concept: 1.5, sizing: -1 },
  {
    is: /\b(?:is|are|was) (?:the|that|this|it|these) [^?.]{0,60}\b(?:computed|calculated|measured|counted|included|ignored)\b|\b(?:still|really|even) (?:an? |any )?(?:performance )?(?:benefit|difference|advantage|point)\b/u,
    concept: 2,
    sizing: -1,
  },
  {
    is: /\b(?:does|do|will) (?:the )?(?:server|engine|library|framework|vllm|faiss|hnsw|index|it) [^?.]{0,30}\b(?:wait|store|keep|check|split|share|swap|evict)\b|\bsplit a model\b|\brequires? [^?.]{0,30}, ?no\?|\bno\?\s*$/u,
    concept: 2,
    sizing: -1,
  },
  {
    is: /\bshouldn't\b|\bexpect [^?.]{0,40}\bto (?:increase|decrease|improve|change)\b|\bwhich should i\b/u,
    concept: 1.5,
  },
  { is: /\b(?:vs\.?|versus)(?![a-z])/u, concept: 0.8 },
  {
    is: /\bparalleli[sz](?:able|ed)\b/u,
    concept: 2,
    sizing: -2,
  },
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

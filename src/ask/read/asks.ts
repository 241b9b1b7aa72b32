/** What a question wants to know; the names of the JSON contract. */
export type Ask =
  | 'memoryGB'
  | 'fits'
  | 'gpuCount'
  | 'gpu'
  | 'hours'
  | 'usd'
  | 'tokensPerSecond'
  | 'latency'
  | 'tokens'
  | 'examples'
  | 'contextTokens'
  | 'concurrency'
  | 'flops'
  | 'mfu'
  | 'diskGB'
  | 'kWh'
  | 'quality'
  | 'explanation'

/** How many marks a phrase gives: 3 names the quantity in a question form, 2 names it, 1 hints at it. */
const PHRASES: readonly (readonly [Ask, number, RegExp])[] = [
  [
    'memoryGB',
    3,
    /\d+ ?gb?\b[^.?!。？]{0,10}(?:\bor\b|还是)[^.?!。？]{0,10}\d+ ?gb?\b|(?:peak|max(?:imum)?|total|overall) (?:gpu )?(?:memory|vram)|(?:how (?:much|many)|what(?:'s| is| are|'re)|minimum|min\.?|recommended|required?|requirements?|expected|approx\w*|total|need\w*)[^.?!]{0,50}\b(?:v?ram|memory|memories|gb|gigs?|gigabytes?|grap?hics? memory)\b|\b(?:v?ram|memory)\b[^.?!]{0,40}(?:need\w*|requir\w*|usage|consum\w*|footprint|budget|take|use[sd]?\b|calculat\w*|estimat\w*)|多少[^。?？]{0,8}(?:显存|現存|现存|内存|顯存|g\b)|(?:显存|現存|现存|内存|顯存)[^。?？]{0,10}(?:多少|多大|需求|占用|要求|够)|多大[^。]{0,6}(?:显存|现存|内存)|wie ?viel[^.?]{0,30}(?:speicher|vram|ram)|speicherbedarf|cuánta[^.?]{0,30}(?:memoria|vram|ram)|combien de[^.?]{0,30}(?:mémoire|vram|ram|go)|(?:vram|メモリ)[^。]{0,12}(?:必要|どれ|どのくらい|いくら)/u,
  ],
  [
    'memoryGB',
    2,
    /\b(?:vram|oom|out of memory|gpu memory|gpu ram|graphics? memory|memory (?:requirement|usage|footprint|consumption|cost|needs?))|显存|kv[\s-]?cache (?:size|usage|memory|takes)|mémoire|grafikspeicher|speicherbedarf|メモリ/u,
  ],
  ['memoryGB', 1, /\b(?:memory|ram|cuda memory|\d+ ?gi?b)\b|内存/u],
  [
    'fits',
    3,
    /\bwhat (?:\w+ ){0,3}can (?:i|we|one) (?:pre-?)?(?:train|run|afford|fine-?\s?tune|fit)\b|\b(?:handle|scale to|support|store|cope with|index)\b[^.?!]{0,16}\b(?:millions?|billions?|\d+ ?(?:k|m|b|million|billion))\b|\b(?:work|run|install|use)s?\b[^.?!]{0,40}\b(?:with|without|on|in)\b[^.?!]{0,30}\b\d+ ?gb?|\bworks? (?:on|with)? ?(?:a |an |my )?\d+ ?(?:gb?)? ?v?ram|is there a(?:ny)? way[^.?!]{0,10}run|(?<!\b(?:how|where|what|when|which|why|who|long|much|many|fast) )\b(?:can|could|would|will|does|dose|do) (?:i|we|it|this|that|one|they|my|a|an|the|single|\d|gpu|[a-z]\d+\w*)[^.?!]{0,70}\b(?:runs?|run|fits?|load|fine-?\s?tun\w*|train|handle|host|serve|deploy|support|works?|enough|used? for|usable|executed|suffice|sufficient|manage|satisf\w+)\b|(?:which|what) (?:version|size|variant)s?\b[^.?!]{0,50}\b(?:can|could|should)\b[^.?!]{0,20}\b(?:use|run|fit|load|work)\b|\bcan (?:you|anyone|someone|one|people) (?:run|fit|load|fine-?\s?tune|train|host|serve|deploy|use)\b|\b(?:is|are|was|be)\b[^.?!]{0,60}\b(?:enough|sufficient|possible(?! to (?:add|share|provide|explain|get|upload|release|know|tell|give|have|support|include|clarify|make|see|see|disable|enable))|feasible|able to|capable|suitable|adequate|doable|realistic)\b|\b(?:enough|sufficient|fits? (?:in|on|into)|fit in|able to (?:run|train|fine|load)|possible to (?:run|train|fine|fit|load|use|serve|host|deploy|do)|feasible|managed to|capable of|anyone (?:run|running|tried|manage))\b|(?:that|which|setup|hardware) can (?:run|fit|handle|train|serve)|supports? (?:fine|train|infer)|够(?:吗|不|么|用)|足够|能否|能不能|可不可以|可以[^。?？]{0,20}吗|能[^。?？]{0,30}吗|是否(?:可以|能|足够)|跑得?[动起]|行吗|reicht|passt|genügt|kann (?:ich|man|mein)|läuft|¿?puedo|se puede|es posible|alcanza|cabe|suficiente|puis-je|peut-on|est-ce que je peux|suffi|足り|動きます|動かせ|可能です|できます/u,
  ],
  [
    'fits',
    2,
    /\boom\b|out of memory|cuda error|not enough (?:memory|vram|ram)|doesn'?t fit|don'?t have enough|\bonly (?:has|have|got)\b|爆显存|显存不[够足]/u,
  ],
  [
    'gpuCount',
    3,
    /what (?:cpu|gpu|ram|card|pc|computer)s? (?:and|or|&) (?:\w+ )?(?:cpu|gpu|ram|memory|vram)|how many[^.?!]{0,30}\b(?:gpus?|cards?|nodes?|graphics? cards?|machines?|devices?|tpus?|mi\d+x?s?|[ahlvbt]\d{1,4}[a-z]?s?|[2345]0[5-9]0s?)\b|number of (?:gpus?|cards?|nodes?|graphics? cards?|machines?|devices?|tpus?|mi\d+x?s?|[ahlvbt]\d{1,4}[a-z]?s?|[2345]0[5-9]0s?)\b|(?:gpu|hardware|training|machine|cluster|server|computing) (?:configuration|config|setup|requirements?|specs?|resources?)|(?:gpus?|cards?) (?:are |do |would |is )?(?:needed|required|necessary)|minimum (?:number|hardware|resources?|requirements?|spec|gpus?|config)|(?:what|which|how much)[^.?!]{0,36}\b(?:hardware|resources?|compute|computing|machine|setup|set ?up|configuration|config|specs?|specifications?|requirements?|infrastructure|computer|server)\b|hardware (?:requirement|spec|setup|config|needed|did)|computing (?:power|resources?)|(?:几|多少|幾)(?:张|块|个|台|卡|塊|張|gpu|显卡)|多少(?:资源|算力|显卡|gpu|卡)|(?:显卡|gpu|硬件|机器|设备)[^。?？]{0,12}要求|用?(?:多大|什么|哪种|啥)样?的?(?:gpu|显卡|卡|机器)|最低配置|(?:什么|怎样|哪些|啥)[^。?？]{0,8}(?:配置|硬件|资源|设备|机器)|硬件(?:要求|配置|需求)|(?:资源|配置)(?:要求|需求)|wie ?viele[^.?]{0,16}(?:gpus?|karten|grafikkarten|[ahlv]\d{1,4}|[2345]0[5-9]0)|welche (?:hardware|gpu|grafikkarte)|cuántas[^.?]{0,16}(?:gpus?|tarjetas|[ahlv]\d{1,4}|[2345]0[5-9]0)|qué (?:hardware|gpu|tarjeta)|combien (?:de |d')[^.?]{0,16}(?:gpus?|cartes|[ahlv]\d{1,4}|[2345]0[5-9]0)|quel(?:le)? (?:matériel|gpu|carte)|何枚|gpu[^。]{0,8}(?:何枚|いくつ)/u,
  ],
  ['gpuCount', 2, /\b(?:need|require|at least|minimum|use)\b[^.?!]{0,24}\d+ ?(?:gpus|cards|a100s?|h100s?)\b/u],
  ['gpuCount', 1, /\b(?:hardware|configuration|requirements?|setup|gpu requirements?)\b|硬件|配置/u],
  [
    'gpu',
    3,
    /\d+ ?g(?:b)?\b[^.?!。？]{0,10}(?:\bor\b|还是)[^.?!。？]{0,10}\d+ ?g(?:b)?|(?:which|what) (?:version|variant|type|model) of (?:the )?(?:gpu|card|a100|h100|v100)|(?:which|what|best|recommend\w*|suggest\w*|sort of|kind of|type of|minimum|cheapest)[^.?!]{0,36}\b(?:gpus?|graphics? cards?|cards?|cloud|provider|instance|hosters?|vm)\b|(?:什么|哪[种款个]|推荐)[^。?？]{0,8}(?:显卡|gpu|卡|云)|(?:云|gpu|显卡)[^。?？]{0,10}推荐/u,
  ],
  [
    'hours',
    3,
    /\b(?:needs?|takes?|taking|requires?) (?:about |around |over |nearly )?\d+(?:\.\d+)? ?(?:days?|weeks?|hours?|months?)\b|\d+ ?(?:days?|hours?|weeks?) to (?:finish|complete|train)|(?:index\w*|build\w*|insert\w*|embedding|training|tuning)[^.?!]{0,36}(?:\bslow|too long|takes? (?:a |very )?long|takes? [>~]|took)|takes? (?:too|so|very) long|构建[^。]{0,8}(?:慢|久)|how (?:long|much time|many (?:[\w()-]+ ){0,2}(?:hours|days|weeks|months|minutes|gpu[\s-]?hours))|(?:training|finetuning|fine-?tuning|running|train|indexing|total|cpu|wall|expected|quantization) ?-?times?\b|time (?:does|did|will|would|is|it|to|needed|required|consum)[^.?!]{0,30}(?:take|train|fine|finish|needed|required|spend)?|gpu[\s-]?(?:hours?|hrs?)|take[sn]? (?:about |around |me |only |over )?\d+[^.?!]{0,12}(?:hours?|days?|h\b|minutes?|weeks?)|多久|多长时间|(?:多少|几)个?(?:时间|小时|天|周|月)|时间[^。?？]{0,10}(?:多|正常)|训练时间|耗时|wie lange|cuánto tiempo|cuánto tarda|combien de temps|どのくらい(?:の)?時間|何時間|時間(?:は|が)(?:どの|かか)/u,
  ],
  ['hours', 1, /\b(?:hours|days|weeks)\b|小时|时间/u],
  [
    'usd',
    3,
    /(?:how much|what(?:'s| is| are)?|estimate|ballpark|total|lowest|approx\w*|rough\w*|reduce)[^.?!]{0,50}\b(?:costs?|prices?|pricing|expenses?|budget|spend|pay(?:ing)?|usd|dollars|money|bill|charges?)\b|how (?:expensive|costly|pricey|cheap|much (?:does|would|will|did) (?:it|this|that) cost)|\b(?:rent\w*|lease)\b[^.?!]{0,24}\b(?:or|vs\.?|versus|than|instead)\b[^.?!]{0,16}\b(?:buy\w*|own\w*|purchas\w*)|\bbuy\w*\b[^.?!]{0,24}\b(?:or|vs\.?|versus|than|instead)\b[^.?!]{0,16}rent\w*|\b(?:cheaper|cost[- ]?effective|break[- ]?even|worth (?:it|buying|the)|save money|cost (?:saving|estimat|per|of|to|for|less|more|comparison))|self-?host\w*[^.?!]{0,40}(?:vs\.?|versus|cheaper|than)|self-?host\w*[^.?!(]{0,24}\bor\b[^.?!]{0,12}\b(?:apis?|openai|cloud|gpt|claude)\b|(?:openai|api|cloud|gpt)[^.?!]{0,40}(?:vs\.?|or|versus) [^.?!]{0,20}(?:self-?host\w*|local\w*|own)|(?:replace|alternative to|move from|stop paying|keep paying)[^.?!]{0,40}\b(?:openai|apis?|gpt|cloud|claude|pipeline)|\bpays? off\b|\bshould (?:i|we|you) (?:\w+ )?(?:self-?)?host\b|\bapi (?:costs?|prices?|bills?|fees?)|self-?host\w*[^.?!]{0,40}(?:wins?|cheaper|saves?|costs?|bill|pays?)|(?:very|too|so|becoming|gets?|getting|quite|really|pretty) (?:expensive|costly|pricey|dear)|\b(?:rent|lease)\w* (?:an? |the |some |my |out )?(?:[\w-]+ )?(?:gpus?|cards?|servers?|cloud|instances?|nodes?|[ahlv]\d+|[345]0\d0)|(?:per|pay)[- ](?:hour|as[- ]you[- ]go)|每小时|pay-?as-?you-?go|租[^。]{0,6}(?:gpu|云|卡|服务器)|多少钱|费用|成本|价格|花费|贵|预算|was kostet|wie ?viel kostet|kosten|cuánto (?:cuesta|vale|costaría)|precio|costo|coste|combien (?:coûte|ça coûte)|coût|prix|いくら|費用|コスト|料金/u,
  ],
  [
    'usd',
    2,
    /\b(?:costs?(?! (?:me |us |about |around |over )*\d+(?:\.\d+)? ?(?:x|times?|hours?|hrs?|days?|ms|s|secs?|seconds?|min\w*|gb?|weeks?)\b)|price[sd]?|pricing|expensive|budget|\$\d|usd|cheap\w*|hourly rate|bill|payback|roi)\b|刀|美元|\brent(?:al|ing)? (?:vs|price|cost|a gpu)/u,
  ],
  ['usd', 1, /\b(?:rent(?:al|ing)?|buy|purchase|pay|paying|aws|cloud|api)\b|租/u],
  [
    'tokensPerSecond',
    4,
    /(?:inference|generation|generat\w+|decoding|decode|prefill|response|推理|运行|生成|解码|token\w*)[^.?!。？]{0,24}(?:\bslow\w*|\bfast\w*|\bspeed\w*|慢|快|加速|速度)|(?:\bslow\w*|\bfast\w*|speed\w* ?(?:up|of)?|加速|提高)\s*(?:the |of |down )?(?:inference|generation|decoding|prefill|推理|生成)|\d+(?:\.\d+)?\s?(?:tokens?|tok|t)\s?(?:\/|per )\s?s/u,
  ],
  ['tokensPerSecond', 2, /\bspeeds?\b/u],
  [
    'tokensPerSecond',
    3,
    /\b(?:low(?:er)?|poor|severe|bad|degraded|worse|better|much|significant\w*) (?:lower )?(?:performance|throughput|speed)|performance (?:difference|gap|drop|issue|did not match|compared)|\d+(?:\.\d+)?x? times (?:faster|slower)|costs? \d+(?:\.\d+)? ?(?:x|times?)\b|optimi[sz]e the speed|\btok(?:en)?s?\s?(?:\/|per|p)\s?(?:s\b|sec\w*)|(?:what|expected?|max\w*) (?:\w+ )?speed|\btps\b|\bt\/s\b|throughput|(?:inference|generation|decoding|decode|token|response|processing|prompt|run) ?speeds?|how fast|speed ?up|(?:much|so|very|too|real|really|extremely|quite|slightly|getting|got|is|be|was|runs?) (?:slow(?:er)?|faster)|slow(?:er|ly)? (?:than|inference|generation|speed)|faster (?:response|inference|than|generation)|requests?\s?(?:\/|per)\s?(?:s\b|sec)|sentences?\s?(?:\/|per)\s?sec|\bqps\b|速度|吞吐|每秒|慢|wie schnell|geschwindigkeit|qué tan rápido|velocidad|à quelle vitesse|vitesse|débit|速さ|スループット/u,
  ],
  [
    'latency',
    3,
    /latenc(?:y|ies)|(?:takes?|taking|took) (?:a lot of|too much|so much|much|a long|forever|ages)|\bideal time\b|responses? (?:is |are )?(?:so |very |too )?slow|response time|time to first token|ttft|tpot|search time|query time|inference time|(?:take|takes|took|taking) (?:about |around |me |only |over )?\d+(?:\.\d+)?\s?(?:ms|s\b|secs?|seconds)|延迟|响应时间|推理时间|latenz|antwortzeit|latencia|latence|レイテンシ|応答時間/u,
  ],
  [
    'concurrency',
    3,
    /concurren\w*|(?:max\w*|largest|biggest|how (?:large|big)) (?:\w+ )?batch|simultaneous\w*|how many (?:users|requests|clients|people|sessions)|parallel (?:requests|users|calls)|并发|多少(?:用户|并发)|gleichzeitig|simultáne\w*|simultané\w*|usuarios|同時(?:接続|ユーザ|リクエスト)/u,
  ],
  [
    'tokens',
    3,
    /how (?:many|much|large|big)[^.?!]{0,44}\b(?:(?<!(?:per|a|million|each) )tokens?\b|data\b(?! ?parallel)|datasets?|corpus|text\b)|tokens? (?:per|to) param\w*|chinchilla|compute[\s-]optimal|scaling laws?|(?:amount|size|number|quantity) of (?:the )?(?:training |pretraining )?(?:data|tokens|corpus|text|dataset)|\b(?:tokens?|data)\b[^.?!]{0,24}(?:should|need|required|optimal|enough|recommend)|more (?:tokens|data)|over-?fit\w*|over-?train\w*|under-?train\w*|数据量|多少[^。?？]{0,6}(?:token|数据|语料)|token[^。?？]{0,8}(?:多少|数量)|wie ?viele? (?:tokens?|daten)|cuántos (?:tokens|datos)|combien de (?:tokens|données)|どれ(?:くらい|だけ)[^。]{0,8}(?:データ|トークン)/u,
  ],
  ['tokens', 1, /\b\d+(?:\.\d+)?\s?[bt](?:illion|rillion)? ?tokens?|training tokens|token/u],
  [
    'examples',
    3,
    /(?:size|volume|amount|number|quantity) of (?:the |a |an )?(?:[\w-]+ ){0,4}(?:data ?sets?|data\b|corpus|examples|samples|images|pairs)|\d+k? (?:images|pairs|videos|clips|texts) (?:suffice|enough)|enough \d+(?:\.\d+)?k\b|\d+(?:\.\d+)?k for (?:sft|lora|fine)|how (?:many|much|large|big)[^.?!]{0,40}\b(?:examples?|samples?|instructions?|rows|data ?points?|conversations|images|pairs|labels?|annotations?|training data|dialogues)\b|(?:number|amount|size) of (?:the )?(?:[\w-]+ ){0,3}(?:examples?|samples?|instructions?|rows|pairs|labels?)|\d+k? (?:\w+ )?(?:examples?|samples?|pairs|rows|instructions)\b|(?:dataset|data|sample) size|minimum (?:dataset|data|examples|samples)|enough (?:data|examples|samples)|多少(?:条|个样本|样本|条数据)|wie ?viele beispiele|cuántos ejemplos|combien d'exemples|何件|サンプル数/u,
  ],
  [
    'contextTokens',
    3,
    /\b(?:run|reach|try|tried|handle|attempt\w*|full|support)\b[^.?!]{0,20}\b\d+ ?k\b(?! ?(?:examples|samples|usd|vectors|docs|requests|images))|\blength (?:of )?(?:more|longer|greater|larger|above|over) than|(?:sequences?|inputs?|documents?|texts?|prompts?) (?:longer|larger|more) than|(?:max\w*|what|how (?:long|large|big|many|much)|longest|limit|default|recommended|increase|extend|support\w*|larger|biggest)[^.?!]{0,40}\b(?:context|sequence|ctx|token limit|tokens? (?:limit|window)|prompt (?:length|size)|input (?:length|size)|window)\b|\b(?:context|sequence|ctx)[\s_-]*(?:length|size|window|limit)?\b[^.?!]{0,30}(?:max\w*|limit|possible|support|fit|can|long|large|up to)|(?:support|handle|process|exceed|accept|beyond|more than|longer than)[^.?!]{0,24}\d+k? tokens|max(?:imum)? (?:model )?(?:tokens?|seq\w*|context|token limit|length)|token limit|(?:max\w*|highest|largest) (?:number|amount|count) of (?:\w+ )?tokens|max_?tokens|how (?:many|much) tokens can|token[^。?？]{0,6}最[大长]|上下文|序列长度|最[大长](?:长度|token|上下文)|kontext(?:länge|fenster)|longitud de contexto|fenêtre de contexte|コンテキスト長/u,
  ],
  ['contextTokens', 1, /\bcontext\b|\bctx\b/u],
  [
    'flops',
    3,
    /\b[tpge]?flops?\b|\bfloating[\s-]point op\w*|petaflop\w*|exaflop\w*|compute (?:budget|required|needed|cost)|\b6\s?\*?\s?n\s?\*?\s?d\b|how much compute|计算量|算力(?:需求|要|多少)/u,
  ],
  [
    'mfu',
    3,
    /\bmfu\b|\bhfu\b|flops? utili[sz]ation|(?:hardware|gpu|model) utili[sz]ation|utili[sz]ation (?:rate|did|is)|利用率|peak flops/u,
  ],
  [
    'diskGB',
    3,
    /(?:下载|模型|权重|文件|缓存)[^。？?]{0,12}(?:有)?多大|file sizes?|size of (?:an? |the )?[^.?!]{0,20}\b(?:checkpoints?|download|weights)\b|storage (?:for|of)\b|space for|\b(?:disk|disc|hard ?drive|ssd|storage (?:space|size|need|require|crisis)|download(?:ed)? size|file size|checkpoint (?:size|file)|how (?:big|large)[^.?!]{0,24}(?:file|download|checkpoint|weights|disk)|free space)\b|多少(?:tb|gb|硬盘|磁盘)|磁盘|硬盘|大小[^。]{0,6}(?:文件|模型)|speicherplatz|festplatte|espacio en disco|espace disque|ディスク/u,
  ],
  [
    'kWh',
    3,
    /\b(?:kwh|mwh|energy|electricity|power (?:consumption|draw\w*|usage|bill|is drawn|use)|how much power|electric power|watts?|wattage|carbon|co2|emissions?|footprint of training)\b|耗电|电费|功耗|strom(?:verbrauch|kosten)?|energie|consumo eléctrico|électri\w*|電力|電気代/u,
  ],
  [
    'quality',
    2,
    /\b(?:quality|accurac\w+|perplexity|performance (?:drop|loss|degrad\w+)|degrad\w+|better (?:model|results?|quality|accuracy|performance)|which (?:\w+ )?models?|best model|what model|good enough|score|worse)\b|效果|精度|质量|哪个模型|qualität|calidad|qualité|精度/u,
  ],
  [
    'explanation',
    3,
    /\bexplain\b|\bwhy\b|what(?:'s| is| are| does)[^.?!]{0,24}\b(?:mean|difference|reason|purpose)|\bwhat (?:is|are) (?:an? |the )?[\w-]{2,24}\s*\?|\bhow (?:does|do|is|are|exactly)\b[^.?!]{0,40}\b(?:work|works|calculated|computed|derived|defined|different)\b|difference between|what'?s the (?:difference|point)|clarif\w+|formula|how (?:to|do (?:i|you|we)|can i|is it|are you|did you) (?:calculate|comput\w+|estimat\w+|calculating|figure)|为什么|为啥|什么是|是什么|区别|解释|原因|怎么(?:算|计算)|计算(?:公式|方法)|warum|wieso|was (?:ist|sind|bedeutet)|unterschied|erklär\w*|por qué|qué es|diferencia|pourquoi|qu'est-ce|différence|なぜ|とは|違い/u,
  ],
]

const COUNTED_EXAMPLES =
  /\bhow (?:many|much|large|big)\b[^.?!]{0,30}\b(?:examples?|samples|labels?|labell?ed|annotations?|instances|dialogues|training data|data ?points)\b|\b(?:enough|sufficient) (?:labell?ed |training )?(?:examples|samples|labels|data points)\b|\b\d+k? (?:\w+ ){0,2}(?:examples|samples|labels)\b[^.?!]{0,20}\b(?:enough|sufficient|suffice)|\b(?:is|are|would|will) \d+k? (?:\w+ ){0,2}(?:examples|samples|labels)\b[^.?!]{0,12}\b(?:enough|sufficient|ok\w*|fine)\b|多少(?:条|个样本|样本)/u

export type Marks = {
  readonly asks: readonly Ask[]
  readonly marks: Readonly<Partial<Record<Ask, number>>>
  readonly strongest: number
}

/** The quantities that the text asks for, the best supported first, with their marks. */
export function readAsks(text: string): Marks {
  const marks: Partial<Record<Ask, number>> = {}
  for (const [ask, points, is] of PHRASES) if ((marks[ask] ?? 0) < points && is.test(text)) marks[ask] = points
  const numeric = Object.entries(marks).filter(([ask]) => ask !== 'explanation' && ask !== 'quality') as [Ask, number][]
  const strongest = Math.min(3, Math.max(0, ...numeric.map(([, points]) => points)))
  // "How many examples do I need to fine-tune it?" asks neither for memory nor for tokens.
  if (COUNTED_EXAMPLES.test(text)) {
    delete marks.fits
    delete marks.tokens
    marks.examples = 4
  }
  const asks = (Object.entries(marks) as [Ask, number][])
    .filter(([, points]) => points >= Math.min(2, strongest || 2))
    .toSorted((a, b) => b[1] - a[1])
    .map(([ask]) => ask)
  return { asks, marks, strongest }
}

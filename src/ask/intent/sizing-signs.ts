import type { Sign } from './sign.ts'

/** Asks for an amount, whatever of. */
export const AMOUNT =
  /\bhow (?:much|many|long|fast|big|large|expensive|few|quick\w*)\b|\bwhat (?:amount|number|size|speed|quantity)\b|\bwhat (?:does|do|would|will|did|should) [^?]{0,40}\b(?:take|need|require|cost|use|eat|consume|weigh|occupy|expect)\b|\bhow (?:can|do|to|should|would|could) (?:(?:i|we|you|one) )?(?:calculate|compute|estimate|measure|work out|figure out)\b|\bwhat(?:'s| is| are| was| were| would be)? the (?:\w+ ){0,3}(?:minimum|maximum|max|min|cost|price|size|amount|number|requirement|memory|vram|time|speed|throughput)|多少|几(?:[张块卡台]|个(?:gpu|卡|小时|天|月|节点))|多久|多长|多大|wie ?(?:viel|lange|schnell|groß)|cu[áa]nt[oa]s?|combien|どのくらい|どれくらい|いくら|何[枚時件]/u

/** Words that ask for a size, a fit or a price. */
export const SIZING_SIGNS: readonly Sign[] = [
  { is: /\b(?:can you |please |help (?:me|us) )?siz(?:e|ing) (?:an? |the |my |our )/u, sizing: 2 },
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
  {
    is: /(?:这么|那么|太)[久多慢大高]|\b(?:need|needs|have|has) to (?:run|be|fit|stay|live) in (?:ram|memory|vram)\b|\b(?:use|uses|using|take|takes|taking|consum\w+) (?:much |far |a lot )?more (?:gpu |v?ram |memory)|\bsize of the model (?:when|on|in)\b|\bas (?:large|big) as (?:the )?model\b/u,
    sizing: 1.2,
  },
]

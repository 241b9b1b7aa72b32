import type { Sign } from './sign.ts'

/** Wishes, faults, instructions, releases, thanks and questions back: for the people in the thread, not for us. */
export const NONE_SIGNS: readonly Sign[] = [
  { is: /\b(?:solved|did the trick|works? (?:now|fine|well|great|nicely)|worked)\b|解决了(?![吗嘛])/u, none: 1.5 },
  {
    is: /\b(?:limit|cap|restrict|configure|control|free(?: up)?|release|clear|disable|turn off|close|explicitly set|set the)\b[^?.]{0,16}\b(?:it|memory|ram|vram|usage|cache|size)\b/u,
    none: 3,
  },
  {
    is: /\bwhat (?:[\w-]+ ){0,4}(?:do you have|are you (?:using|running|trying|on|loading))\b(?! (?:to|for) (?:train|fine|run))|\bare you (?:on|sure|trying)\b|\bwhat size (?:of )?models? are you\b|多少个? ?epochs?|\bhow many epochs (?:did|do|have) you\b|\bdo you (?:see|get|look|use|mean)\b|\bdid you (?:try|check|set|get|manage)\b|\bhave you (?:tried|tested|test|checked|considered)\b|\bhow much (?:v?ram|memory) (?:are you using|do you have|does it have)\b|\bhow (?:you|did you) manage\b|\byour (?:full |detailed )?(?:logs?|specs|command|config\w*|settings)\b/u,
    none: 3,
  },
  {
    is: /\b(?:will|would|could|can|should) (?:you|we)(?: guys)?(?: please)? (?:consider|add|support|implement|merge|publish|update|fix)\b|\bit would be (?:very |really )?(?:useful|helpful|great|nice|fantastic|good)\b|\badd (?:an? )?(?:option|support|feature)\b|\bmaybe this (?:can|could|should)\b|\b(?:can|does|will|whether|do) [^?.]{0,30}\bsupport(?!\s+(?:up|more|\d|a (?:context|length)))\b/u,
    none: 2.5,
  },
  {
    is: /\bany updates?\b|\b(?:has|have) (?:anyone|someone|you) (?:solved|fixed|resolved|figured)\b|解决了[吗嘛]|能提供|加你|方便(?:开源|分享)/u,
    none: 3,
  },
  {
    is: /\b(?:which|what) (?:data ?set|file|script|branch|commit)s?\b|\bwhat happened\b|\bvalidation set\b|哪个[^。?？]{0,6}文件/u,
    none: 3.5,
  },
  { is: /(?:如何|怎么|应如何设置)多卡|多卡(?:使用|训练)\s*[?？]?$|第二张卡|只用了?一张|单卡已经/u, none: 4 },
  {
    is: /测试集|结果(?:开始)?下降|\b(?:loss|accuracy|bleu|score|results?) (?:drops?|decreas\w+|goes|go|does not|doesn't)\b/u,
    none: 2,
  },
  {
    is: /(?<!max|seq|len|ctx|num|batch)[`\s]--[a-z][\w-]+|\bthese (?:args|flags|parameters|settings)\b|https?:/u,
    none: 0.8,
  },
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

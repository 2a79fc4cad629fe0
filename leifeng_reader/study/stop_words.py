"""Words that carry little meaning of their own: no gaps are made of them."""

from leifeng_reader.core.text import fold

_ENGLISH = """
a about above across after again against all almost along already also although always am among
an and another any anybody anyone anything are around as at away be became because become been
before behind being below between both but by came can cannot could did do does doing done down
during each either else enough etc even ever every everybody everyone everything few for from
further gave get give given go goes going gone got had has have having he hence her here hers
herself him himself his how however i if in indeed instead into is it its itself just kept lest
let like made make many may me might mine more most much must my myself near neither never next no
nobody none nor not nothing now of off often on once one only onto or other others otherwise ought
our ours ourselves out over own per perhaps put quite rather really said same say says see seem
seemed seems shall she should since so some somebody someone something sometimes still such take
than that the their theirs them themselves then there therefore these they thing things this those
though through throughout thus till to together too toward towards took two under unless until up
upon us very via was way we well went were what whatever when whenever where wherever whether which
while who whoever whole whom whose why will with within without would yet you your yours yourself
yourselves isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't
haven't hasn't hadn't i'm i've i'll i'd you're you've you'll he's she's it's we're we've we'll
they're they've they'll that's there's what's who's let's mr mrs ms dr st
"""
_CHINESE = """
的 了 着 过 地 得 是 在 有 和 与 及 或 而 但 但是 因为 所以 如果 虽然 不过 然而 以及 并 并且 也
都 就 还 又 再 很 更 最 太 不 没 没有 我 你 您 他 她 它 我们 你们 他们 她们 它们 咱们 自己 这 那
这个 那个 这些 那些 这里 那里 这样 那样 什么 怎么 怎样 谁 哪 哪里 哪些 为 为了 从 向 对 对于 把
被 给 让 使 由 以 于 到 去 来 上 下 中 里 内 外 前 后 时 时候 之 其 所 者 们 一 一个 一些 一样
两 几 个 些 每 各 某 该 此 能 会 可 可以 要 应 应该 将 已 已经 正 正在 曾 曾经 只 只有 才 便 即
则 却 若 吗 呢 吧 啊 呀 哦 嘛 说 道 等 等等 年 月 日 同 跟 像 如 比 关于 通过 按照 根据 由于
因此 于是 而且 或者 还是 就是 不是 可是 只要 只是 尽管 无论 不论 不管 一直 之中 之间 之后 之前
之一 之类 以后 以前 以来 以上 以下 其中 其他 其它 从此 从而 甚至 除了 除非 既然 既 即使 哪怕
假如 要是 向着 随着 作为 成为 非常 十分 比较 几乎 大约 左右 似乎 仿佛 也许 大概 一定 必须 需要
能够 起来 下去 出来 过来 上来 下来 进来 出去 过去 回来 一下 一点 有的 有些 有人 大家 别人 彼此
互相 任何 所有 一切 全部 许多 很多 多少 首先 其次 最后 然后 接着 当 当时 现在 今天 我要 不会
不能 不要 不可 就会 都会 也不 要不 是不是 会不会 与其 不但 不仅 而是 并不 还有 也有 都有 没什么
"""
_JAPANESE = """
こと もの ため よう それ これ あれ ところ 的 上 中 下 前 後 時 年 月 日 人 方 私 彼 彼女 何 一
二 三
"""

STOP_WORDS = frozenset(map(fold, f"{_ENGLISH} {_CHINESE} {_JAPANESE}".split()))
"""Folded."""

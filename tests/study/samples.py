"""Parts as they are made, and a paper of them, put together by hand."""

from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.study import Header, PageSetup, Part, PartKind
from leifeng_reader.study.paper import (
    AnswerLines,
    Copy,
    Glosses,
    Legend,
    Options,
    Paper,
    Paragraph,
    ReadingText,
    Table,
    Title,
    WordBank,
)
from leifeng_reader.study.tasks import (
    Gloss,
    LegendEntry,
    Made,
    MarginNote,
    ReadingParagraph,
    Run,
    Style,
    Task,
    TaskKind,
)

HOSTILE = (
    "</script><script>alert(1)</script>",
    "]]> <![CDATA[",
    "{{c1::not a gap::hint}} }} {{",
    "::title:: {=right ~wrong} #feedback ####all \\n \\\\ \\{ \\}",
    "=1+1",
    "@SUM(A1)",
    "$CATEGORY: elsewhere",
    "// no comment [id:1] [tag:x]",
    "[html]<b>bold</b>",
    "a -> b -> c",
    "שלום, עולם! العربية",
    "👩‍🏫 teaches 🇨🇳 𝒜",
    "tab\there, line\nthere, break\u2028too",
    "bell\x07, null\x00, escape\x1b, del\x7f, surrogate\ud800, noncharacter\ufdd0\uffff",
    "“quotes” \"plain\" 'single' & &amp; &#123; <i>",
    "雷锋叔叔（1940—1962）：“为人民服务”。",
    "[sound:x.mp3] [latex]\\frac{1}{2}[/latex] \\(x\\)",
    "&&058; &&092; %50% ~=#",
)
"""Words that mean something else to one format or another."""

PART = Part(id="part-1", kind=PartKind.QUESTIONS)
LINK = "leifeng://annotation/a1"


def task(kind: TaskKind, number: int = 1, **known: object) -> Task:
    """Return a task with an id of its own."""
    return Task(id=f"t{number}", kind=kind, number=number, **known)  # type: ignore[arg-type]


OPEN = task(
    TaskKind.OPEN,
    1,
    prompt="Why does he mend socks at night?",
    quote="He mended his socks by lamplight.",
    answer="He saves so that he can give.",
    lines=3,
    themes=(("Values", "Thrift"), ("Night work",)),
    reference="line 12",
    link=LINK,
)
GAPS = task(
    TaskKind.GAPS,
    2,
    runs=(
        (
            Run("He gave "),
            Run("all", frozenset({Style.ITALIC})),
            Run(" his "),
            Run("savings", gap=1, shown="s"),
            Run(" to the "),
            Run("commune", gap=2),
            Run("."),
        ),
        (Run("Nobody "), Run("asked", gap=3, shown="a"), Run(" him to.")),
    ),
    answers=("savings", "commune", "asked"),
)
MATCH = task(
    TaskKind.MATCH,
    3,
    prompt="Match the quotes and the themes.",
    prompts=("one drop of water", "a screw that never rusts"),
    options=("Service", "Thrift", "Learning"),
    correct=(1, 0),
    answer="1 B, 2 A",
)
ORDER = task(
    TaskKind.ORDER,
    4,
    prompt="Put these in order.",
    options=("third thing", "first thing", "second thing"),
    correct=(2, 0, 1),
)
TRUE = task(TaskKind.TRUE_FALSE, 5, prompt="He was a soldier.", correct=(1,), reference="lines 3–4")
FALSE = task(TaskKind.TRUE_FALSE, 6, prompt="He kept his savings.", correct=(0,))
CHOICE = task(
    TaskKind.CHOICE,
    7,
    prompt="Which theme is it?",
    quote="He mended his socks.",
    options=("Service", "Thrift", "Learning", "Joy"),
    correct=(1,),
)
SEVERAL = task(
    TaskKind.CHOICE,
    8,
    prompt="Which of these did he give away?",
    options=("savings", "socks", "his lunch", "his diary"),
    correct=(0, 2),
)
ENTRIES = (
    task(
        TaskKind.ENTRY,
        9,
        prompt="螺丝钉",
        quote="我要做一颗永不生锈的螺丝钉。",
        answer="screw",
        reading="luósīdīng",
        count=3,
        themes=(("Words",),),
    ),
    task(TaskKind.ENTRY, 10, prompt="savings", quote="his savings", answer="money kept", count=2),
)

TASKS = (OPEN, GAPS, MATCH, ORDER, TRUE, FALSE, CHOICE, SEVERAL, *ENTRIES)

READING = (
    ReadingParagraph(BlockKind.HEADING, 2, ((Run("A winter"),),)),
    ReadingParagraph(
        BlockKind.PARAGRAPH,
        0,
        (
            (Run("It was "), Run("cold", tones=("amber",)), Run(" and the wind")),
            (Run("blew through every crack; still he"),),
            (Run("mended", tones=("amber", "blue"), mark="1"), Run(" his socks.")),
        ),
        ("", "", "5"),
        (
            MarginNote(7, "Weather as a trial", ("amber",), themes=("Nature",)),
            MarginNote(58, "Thrift", ("blue",), "a", ("Thrift",)),
        ),
        fixed=True,
    ),
    ReadingParagraph(
        BlockKind.PARAGRAPH,
        0,
        ((Run("雷锋", reading="Léi Fēng", tones=("rose",)), Run("是一名普通的战士。")),),
    ),
)
GLOSSES = (Gloss("1", "mend", "repair cloth", ""), Gloss("2", "战士", "soldier", "zhànshì"))
LEGEND = (LegendEntry(("Nature",), "amber"), LegendEntry(("Values", "Thrift"), "blue"))

MADE = (
    Made(PART, "The text", "Read closely.", READING, GLOSSES, LEGEND),
    Made(PART, "Questions", "Answer in full sentences.", tasks=TASKS),
)

BLANKS = GAPS.runs
PAPER = Paper(
    "Close reading",
    "en",
    Copy.STUDENT,
    Header("Close reading", "Class 7b", "22 November", "Harbour School"),
    PageSetup(),
    (
        Title("The text"),
        Paragraph((Run("Read "), Run("closely", frozenset({Style.BOLD})), Run("."))),
        ReadingText(READING, notes_in_margin=True),
        Legend(LEGEND),
        Glosses(GLOSSES),
        Title("Questions", new_page=True),
        Paragraph((Run("Why does he mend socks?"),), "1.", keep_with_next=True),
        Paragraph((Run("He mended his socks."),), is_quote=True, indent=1, reference="line 12"),
        AnswerLines(3, 1),
        Paragraph((Run("Which theme is it?"),), "2.", keep_with_next=True),
        Options(("Service", "Thrift", "Joy")),
        Paragraph((Run("He was a soldier."),), "3."),
        Options(("True", "False"), letters=False, inline=True),
        Title("Gaps", 2),
        WordBank(("asked", "commune", "savings")),
        *(Paragraph(line) for line in BLANKS),
        Title("Words", 2),
        Table(
            ("Word", "Sentence", "Meaning"),
            (
                ((Run("螺丝钉", reading="luósīdīng"),), (Run("我要做螺丝钉。"),), (Run(""),)),
                ((Run("savings"),), (Run("his savings"),), (Run("money kept"),)),
            ),
            (0.2, 0.5, 0.3),
        ),
    ),
    "A",
    {"name": "Name", "page": "Page"},
)

"""Papers as a teacher would hand them out, made by hand."""

from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.study import Header, PageSetup
from leifeng_reader.study.paper import (
    AnswerLines,
    Block,
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
    MarginNote,
    ReadingParagraph,
    Run,
    Style,
)

BOLD = frozenset({Style.BOLD})
ITALIC = frozenset({Style.ITALIC})
LABELS = {"name": "Name", "version": "Version", "teacher_copy": "Teacher’s copy"}
TONES = ("amber", "blue", "rose", "green", "violet", "rust", "teal", "plum", "olive", "sky")
SENTENCES = (
    "Lei Feng was born in 1940 into a poor family in Hunan, and lost his parents early.",
    "He joined the army at twenty and spent his free hours mending what others had broken.",
    "“To serve the people”, he wrote in his diary, “is a work that has no end.”",
    "Those who knew him remembered small things: a ticket bought for a stranger, a night’s "
    "watch taken over, a bag of mooncakes given away.",
    "When he died in an accident at the age of twenty-two, his diary was found and printed.",
    "Whether every page of it is his own has been asked ever since.",
    "What is certain is that his name became a word for helping without being asked.",
)
CHINESE = (
    "雷锋出生于一九四〇年的湖南农村，幼年时便失去了父母。",
    "他说：“人的生命是有限的，可是为人民服务是无限的。”",
    "同志们记得的都是小事：替陌生人买一张车票，替战友站一夜的岗，把月饼送给伤员。",
)


def header(**changes: object) -> Header:
    return replace(
        Header("Close reading: the diary", "Class 9b", "22 November", "Riverside School"),
        **changes,  # type: ignore[arg-type]
    )


def paper(*blocks: Block, **changes: object) -> Paper:
    made = Paper("The diary", "en", Copy.STUDENT, header(), PageSetup(), blocks, labels=LABELS)
    return replace(made, **changes)  # type: ignore[arg-type]


def logo() -> bytes:
    image = QImage(120, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("#254a6f"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def plain(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def prose(number: int, length: int = 4) -> tuple[Run, ...]:
    """A paragraph of sentences, some of them marked."""
    chosen = [SENTENCES[(number + at) % len(SENTENCES)] for at in range(length)]
    tones = {1: (TONES[number % 10],), 2: (TONES[number % 10], TONES[(number + 3) % 10])}
    runs = []
    for at, sentence in enumerate(chosen):
        mark = str(number + 1) if at == 1 else ""
        runs += [Run(sentence, tones=tones.get(at, ()), mark=mark), Run(" ")]
    return tuple(runs)


def numbered_lines(text: str, first: int, width: int = 66) -> ReadingParagraph:
    lines: list[str] = []
    line = ""
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    lines.append(line)
    numbers = [str(first + at) if (first + at) % 5 == 0 else "" for at in range(len(lines))]
    return ReadingParagraph(
        BlockKind.PARAGRAPH, 0, tuple(plain(line) for line in lines), tuple(numbers), fixed=True
    )


def questions(count: int = 6, part: str = "Question") -> list[Block]:
    made: list[Block] = []
    for at in range(count):
        made.append(
            Paragraph(
                plain(
                    f"{part} {at + 1}: what does the writer want us to see in "
                    f"“{SENTENCES[at % 7][:40]}”?"
                ),
                f"{at + 1}.",
                reference=f"line {at * 5 + 3}",
            )
        )
        made.append(AnswerLines(3, 1))
    return made


def worksheet() -> Paper:
    text = " ".join(SENTENCES)
    return paper(
        Title("Read"),
        ReadingText((numbered_lines(text, 1), numbered_lines(text, 10))),
        Glosses(
            (
                Gloss("1", "mooncake", "a round cake eaten in the middle of autumn"),
                Gloss("2", "diary", "a book in which somebody writes what each day brought"),
            )
        ),
        Title("Questions"),
        Paragraph((Run("Answer in full sentences.", ITALIC),), keep_with_next=True),
        *questions(),
        Title("Choose"),
        Paragraph(plain("How old was Lei Feng when he died?"), "7."),
        Options(("twenty", "twenty-two", "forty, as the second of the sources has it"), ticked=()),
        Paragraph(plain("He was born in a city."), "8."),
        Options(("True", "False"), letters=False, inline=True),
        Title("Fill the gaps", 2),
        WordBank(("diary", "stranger", "mooncakes", "accident", "without being asked", "army")),
        Paragraph(
            (
                Run("When he died in an "),
                Run("accident", gap=1),
                Run(" at the age of twenty-two, his "),
                Run("diary", gap=2, shown="d"),
                Run(" was found and printed; a bag of "),
                Run("mooncakes", gap=3),
                Run(" given away."),
            ),
            "9.",
        ),
        Title("Match", 2),
        Table(
            ("", "Quote", "Theme"),
            tuple(
                (
                    plain(f"{at + 1}"),
                    plain(SENTENCES[at]),
                    plain("") if at % 2 else plain("B. Service"),
                )
                for at in range(5)
            ),
            (0.07, 0.58, 0.35),
        ),
        header=header(logo=logo()),
    )


def marginalia(greyscale: bool = False, count: int = 6) -> Paper:
    themes = ("Service", "Doubt", "Childhood", "Memory", "Style", "Diary")
    paragraphs = tuple(
        ReadingParagraph(
            BlockKind.PARAGRAPH,
            0,
            (prose(at),),
            notes=tuple(
                MarginNote(
                    90 * note,
                    f"{themes[note]}: " + SENTENCES[(at + note) % 7],
                    (TONES[(at + note) % 10],),
                    str(at * 3 + note + 1),
                )
                for note in range(1 + at % 3)
            ),
        )
        for at in range(count)
    )
    return paper(
        Title("Reading with notes"),
        Legend(tuple(LegendEntry(("Themes", name), TONES[at]) for at, name in enumerate(themes))),
        ReadingText(paragraphs, notes_in_margin=True),
        page=PageSetup(greyscale=greyscale),
    )


def legend_of_all() -> Legend:
    return Legend(
        tuple(LegendEntry((tone,), tone) for tone in (*TONES, "umber", "slate", "neutral"))
    )


def chinese() -> Paper:
    text = "".join(CHINESE)
    return paper(
        Title("阅读"),
        ReadingText(
            (
                ReadingParagraph(BlockKind.HEADING, 1, (plain("雷锋的故事"),)),
                ReadingParagraph(BlockKind.PARAGRAPH, 0, (plain(text * 2),), ("1",)),
                ReadingParagraph(
                    BlockKind.PARAGRAPH,
                    0,
                    (
                        (
                            Run("他是一名"),
                            Run("战士", tones=("blue",), mark="1"),
                            Run("，也是一个写日记的人。" + text),
                        ),
                    ),
                    ("2",),
                ),
            )
        ),
        Glosses(
            (
                Gloss("1", "战士", "soldier, fighter", "zhàn shì"),
                Gloss("2", "无限", "without end", "wú xiàn"),
            )
        ),
        Title("填空"),
        WordBank(("有限", "服务", "车票", "月饼", "同志")),
        Paragraph(
            (
                Run("人的生命是"),
                Run("有限", gap=1),
                Run("的，可是为人民"),
                Run("服务", gap=2, shown="服"),
                Run("是无限的。"),
            ),
            "1.",
        ),
        Title("词语"),
        Table(
            ("词语", "句子", "意思"),
            (
                ((Run("雷锋", reading="Léi Fēng"),), plain(CHINESE[0]), plain("a name")),
                ((Run("生命", reading="shēng mìng"),), plain(CHINESE[1]), plain("")),
                (
                    (Run("窗户", reading="chuāng hu"), Run("和"), Run("装", reading="zhuāng")),
                    plain(CHINESE[2]),
                    plain(""),
                ),
            ),
            (0.2, 0.5, 0.3),
        ),
        Paragraph(plain("雷锋为什么写日记？"), "2."),
        AnswerLines(4, 1),
        language="zh",
        title="雷锋",
        header=Header("雷锋日记", "九年级二班", "十一月二十二日", "河边中学"),
        labels={"name": "姓名"},
    )


def arabic() -> Paper:
    return paper(
        Title("قراءة"),
        Paragraph(plain("ولد لي فنغ عام 1940 في أسرة فقيرة، وفقد والديه مبكرا. " * 4), "1."),
        AnswerLines(2, 1),
        Options(("نعم", "لا"), letters=False, inline=True),
        WordBank(("كلمة", "جندي", "كتاب")),
        language="ar",
        title="لي فنغ",
        header=Header("لي فنغ", "٩", "", "مدرسة"),
        labels={"name": "الاسم"},
    )


def long_set(pages: int = 40, **changes: object) -> Paper:
    """A set of about so many pages: text with notes, questions, a table that runs on."""
    made: list[Block] = []
    for part in range(pages // 4):
        made.append(Title(f"Part {part + 1}", new_page=part > 0))
        made.append(
            ReadingText(
                tuple(
                    ReadingParagraph(
                        BlockKind.PARAGRAPH,
                        0,
                        (prose(part * 7 + at, 6),),
                        notes=(MarginNote(120, SENTENCES[at % 7], (TONES[at % 10],), str(at)),),
                    )
                    for at in range(12)
                ),
                notes_in_margin=True,
            )
        )
        made += questions(8, f"Part {part + 1}")
        rows = tuple(
            (plain(f"word {part}-{at}"), plain(SENTENCES[at % 7]), plain("")) for at in range(16)
        )
        made.append(Table(("Word", "Sentence", "Meaning"), rows, (0.2, 0.5, 0.3)))
    return paper(*made, **changes)

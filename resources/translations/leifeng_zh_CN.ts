<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AnnotationListModel</name>
  <message>
   <source>Themes: {names}</source>
   <translation>主题：{names}</translation>
  </message>
  <message>
   <source>Note: {note}</source>
   <translation>笔记：{note}</translation>
  </message>
  <message>
   <source>No theme</source>
   <translation>无主题</translation>
  </message>
 </context>
 <context>
  <name>AnnotationsWindow</name>
  <message>
   <source>Annotations</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Words, or theme: note: in: before: after: -not</source>
   <translation>词语，或 theme: note: in: before: after: -排除</translation>
  </message>
  <message>
   <source>Filter annotations</source>
   <translation>筛选批注</translation>
  </message>
  <message>
   <source>Saved lists (Ctrl+L)</source>
   <translation>已存列表 (Ctrl+L)</translation>
  </message>
  <message>
   <source>Saved lists</source>
   <translation>已存列表</translation>
  </message>
  <message>
   <source>Sections</source>
   <translation>分组</translation>
  </message>
  <message>
   <source>By text</source>
   <translation>按文本</translation>
  </message>
  <message>
   <source>By theme</source>
   <translation>按主题</translation>
  </message>
  <message>
   <source>By day</source>
   <translation>按日期</translation>
  </message>
  <message>
   <source>Give theme…</source>
   <translation>添加主题…</translation>
  </message>
  <message>
   <source>Take theme off…</source>
   <translation>去掉主题…</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Show passage</source>
   <translation>显示选段</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Delete</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>Has note</source>
   <translation>有笔记</translation>
  </message>
  <message>
   <source>No theme</source>
   <translation>无主题</translation>
  </message>
  <message>
   <source>To check</source>
   <translation>待核对</translation>
  </message>
  <message>
   <source>Some themes hidden</source>
   <translation>部分主题已隐藏</translation>
  </message>
  <message>
   <source>Give 1 annotation which theme?</source>
   <translation>给 1 条批注添加哪个主题？</translation>
  </message>
  <message>
   <source>Give {0} annotations which theme?</source>
   <translation>给 {0} 条批注添加哪个主题？</translation>
  </message>
  <message>
   <source>Take which theme off 1 annotation?</source>
   <translation>从 1 条批注去掉哪个主题？</translation>
  </message>
  <message>
   <source>Take which theme off {0} annotations?</source>
   <translation>从 {0} 条批注去掉哪个主题？</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>正在查找…</translation>
  </message>
  <message>
   <source>No annotation passes the filter.</source>
   <translation>没有符合筛选条件的批注。</translation>
  </message>
  <message>
   <source>No annotations yet. Select a passage in a text and press a digit.</source>
   <translation>还没有批注。在文本中选中一段文字，再按一个数字键。</translation>
  </message>
  <message>
   <source>{0} chosen</source>
   <translation>已选 {0} 项</translation>
  </message>
  <message>
   <source>1 annotation</source>
   <translation>1 条批注</translation>
  </message>
  <message>
   <source>{0} annotations</source>
   <translation>{0} 条批注</translation>
  </message>
 </context>
 <context>
  <name>App</name>
  <message>
   <source>Something went wrong in the program. Your library is safe: every change is saved as it is made. The details can be copied from below.</source>
   <translation>程序出了问题。你的文库是安全的：每次修改都会立即保存。详细信息可以从下面复制。</translation>
  </message>
 </context>
 <context>
  <name>BuilderWindow</name>
  <message>
   <source>Study material</source>
   <translation>学习材料</translation>
  </message>
  <message>
   <source>Part</source>
   <translation>部分</translation>
  </message>
  <message>
   <source>Items</source>
   <translation>条目</translation>
  </message>
  <message>
   <source>Gaps</source>
   <translation>填空</translation>
  </message>
  <message>
   <source>“{0}” has fewer parts than it could: there are few annotations to draw on. Annotate more, or add parts.</source>
   <translation>“{0}”的部分比模板少：可用的批注不多。可以多做批注，或自行添加部分。</translation>
  </message>
 </context>
 <context>
  <name>Card</name>
  <message>
   <source>Not found in this text</source>
   <translation>在此文本中找不到</translation>
  </message>
  <message>
   <source>Moved: is this the place?</source>
   <translation>已移动：是这里吗？</translation>
  </message>
  <message>
   <source>Bookmark</source>
   <translation>书签</translation>
  </message>
  <message>
   <source>The whole text</source>
   <translation>整篇文本</translation>
  </message>
  <message>
   <source>Linked from</source>
   <translation>链接自</translation>
  </message>
  <message>
   <source>and {0} more</source>
   <translation>还有 {0} 个</translation>
  </message>
  <message>
   <source>Add a note</source>
   <translation>添加笔记</translation>
  </message>
  <message>
   <source>Themes</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Links</source>
   <translation>链接</translation>
  </message>
 </context>
 <context>
  <name>CardFace</name>
  <message>
   <source>Which passage is this?</source>
   <translation>这是哪一段？</translation>
  </message>
 </context>
 <context>
  <name>CardList</name>
  <message>
   <source>Annotations</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Edit note</source>
   <translation>编辑笔记</translation>
  </message>
  <message>
   <source>Copy quote with citation</source>
   <translation>复制引文及出处</translation>
  </message>
  <message>
   <source>History of this annotation…</source>
   <translation>此批注的历史…</translation>
  </message>
  <message numerus="yes">
   <source>Remove %n annotations</source>
   <translation>
    <numerusform>移除 %n 条批注</numerusform>
   </translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Del</source>
   <translation>Del</translation>
  </message>
 </context>
 <context>
  <name>Cards</name>
  <message>
   <source>Cards… ({0} due)</source>
   <translation>卡片…（{0} 张到期）</translation>
  </message>
  <message>
   <source>Cards…</source>
   <translation>卡片…</translation>
  </message>
  <message>
   <source>{0} min</source>
   <translation>{0} 分钟</translation>
  </message>
  <message>
   <source>{0} h</source>
   <translation>{0} 小时</translation>
  </message>
  <message>
   <source>1 day</source>
   <translation>1 天</translation>
  </message>
  <message>
   <source>{0} days</source>
   <translation>{0} 天</translation>
  </message>
  <message>
   <source>{0} months</source>
   <translation>{0} 个月</translation>
  </message>
  <message>
   <source>{0} years</source>
   <translation>{0} 年</translation>
  </message>
  <message>
   <source>{0} new</source>
   <translation>{0} 张新卡</translation>
  </message>
  <message>
   <source>{0} being learned</source>
   <translation>{0} 张学习中</translation>
  </message>
  <message>
   <source>{0} to repeat</source>
   <translation>{0} 张待复习</translation>
  </message>
  <message>
   <source>No cards yet</source>
   <translation>还没有卡片</translation>
  </message>
  <message>
   <source>A card asks with the note of an annotation, or leaves its passage out of the sentence.</source>
   <translation>卡片用批注的笔记提问，或把选段从句子中挖去。</translation>
  </message>
  <message>
   <source>Nothing to review</source>
   <translation>没有要复习的卡片</translation>
  </message>
  <message>
   <source>All cards are set aside.</source>
   <translation>所有卡片都已搁置。</translation>
  </message>
  <message>
   <source>Nothing is due until {0}</source>
   <translation>{0} 之前没有到期的卡片</translation>
  </message>
  <message>
   <source>Nothing is due today</source>
   <translation>今天没有到期的卡片</translation>
  </message>
  <message>
   <source>1 new card waits for another day: today’s are done.</source>
   <translation>今天的新卡已学完，还有 1 张留待以后。</translation>
  </message>
  <message>
   <source>{0} new cards wait for other days: today’s are done.</source>
   <translation>今天的新卡已学完，还有 {0} 张留待以后。</translation>
  </message>
  <message>
   <source>1 new card</source>
   <translation>1 张新卡</translation>
  </message>
  <message>
   <source>{0} new cards</source>
   <translation>{0} 张新卡</translation>
  </message>
  <message>
   <source>No new cards</source>
   <translation>没有新卡</translation>
  </message>
  <message>
   <source>{0} made already</source>
   <translation>{0} 条已有卡片</translation>
  </message>
  <message>
   <source>{0} without a note</source>
   <translation>{0} 条没有笔记</translation>
  </message>
  <message>
   <source>{0} too long for a gap</source>
   <translation>{0} 条太长，不宜挖空</translation>
  </message>
  <message>
   <source>{0} without a passage</source>
   <translation>{0} 条没有选段</translation>
  </message>
  <message>
   <source>Left out: {0}</source>
   <translation>未采用：{0}</translation>
  </message>
  <message>
   <source>1 card was made.</source>
   <translation>已制作 1 张卡片。</translation>
  </message>
  <message>
   <source>{0} cards were made.</source>
   <translation>已制作 {0} 张卡片。</translation>
  </message>
 </context>
 <context>
  <name>CardsFrame</name>
  <message>
   <source>Cards</source>
   <translation>卡片</translation>
  </message>
  <message>
   <source>Cards of</source>
   <translation>卡片来自</translation>
  </message>
  <message>
   <source>New cards a day</source>
   <translation>每天新卡数</translation>
  </message>
  <message>
   <source>Show the answer</source>
   <translation>显示答案</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>空格</translation>
  </message>
  <message>
   <source>Make cards…</source>
   <translation>制作卡片…</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Set aside</source>
   <translation>搁置</translation>
  </message>
  <message>
   <source>Show in text</source>
   <translation>在文本中显示</translation>
  </message>
  <message>
   <source>Deal those set aside</source>
   <translation>恢复搁置的卡片</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
 </context>
 <context>
  <name>CardsMaking</name>
  <message>
   <source>Make cards</source>
   <translation>制作卡片</translation>
  </message>
  <message>
   <source>Annotations</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Questions: the note asks, the passage answers</source>
   <translation>问答：笔记为题，选段为答</translation>
  </message>
  <message>
   <source>Gaps: the passage is left out of its sentence</source>
   <translation>填空：从句子中挖去选段</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Make cards of the annotations of</source>
   <translation>用以下批注制作卡片</translation>
  </message>
  <message>
   <source>This text, as it is filtered</source>
   <translation>此文本（当前筛选）</translation>
  </message>
  <message>
   <source>This text</source>
   <translation>此文本</translation>
  </message>
  <message>
   <source>All texts</source>
   <translation>所有文本</translation>
  </message>
  <message>
   <source>Theme: {0}</source>
   <translation>主题：{0}</translation>
  </message>
  <message>
   <source>Study set: {0}</source>
   <translation>学习集：{0}</translation>
  </message>
  <message>
   <source>Counting…</source>
   <translation>正在统计…</translation>
  </message>
 </context>
 <context>
  <name>CardsView</name>
  <message>
   <source>All texts</source>
   <translation>所有文本</translation>
  </message>
  <message>
   <source>Again</source>
   <translation>忘了</translation>
  </message>
  <message>
   <source>Hard</source>
   <translation>困难</translation>
  </message>
  <message>
   <source>Good</source>
   <translation>记得</translation>
  </message>
  <message>
   <source>Easy</source>
   <translation>容易</translation>
  </message>
 </context>
 <context>
  <name>Charts</name>
  <message>
   <source>No annotation was made yet.</source>
   <translation>还没有批注。</translation>
  </message>
  <message>
   <source>From</source>
   <translation>起始日</translation>
  </message>
  <message>
   <source>Annotations</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>This text has no words to count.</source>
   <translation>此文本没有可统计的词语。</translation>
  </message>
  <message>
   <source>“{0}”: times {1}; passages here {2}, elsewhere {3}</source>
   <translation>“{0}”：出现 {1} 次；选段中此处 {2}，别处 {3}</translation>
  </message>
  <message>
   <source>Word</source>
   <translation>词语</translation>
  </message>
  <message>
   <source>Times here</source>
   <translation>此处次数</translation>
  </message>
  <message>
   <source>Passages here</source>
   <translation>此处选段</translation>
  </message>
  <message>
   <source>Passages elsewhere</source>
   <translation>别处选段</translation>
  </message>
  <message>
   <source>Log-likelihood</source>
   <translation>对数似然值</translation>
  </message>
  <message>
   <source>Words that stand here more than elsewhere</source>
   <translation>此处比别处多见的词语</translation>
  </message>
  <message>
   <source>Words that stand here most</source>
   <translation>此处最多见的词语</translation>
  </message>
  <message>
   <source>here</source>
   <translation>此处</translation>
  </message>
  <message>
   <source>elsewhere</source>
   <translation>别处</translation>
  </message>
  <message>
   <source>Paragraphs without a theme</source>
   <translation>没有主题的段落</translation>
  </message>
  <message>
   <source>Themes with one passage</source>
   <translation>只有一个选段的主题</translation>
  </message>
  <message>
   <source>Themes that are always together</source>
   <translation>总是同时出现的主题</translation>
  </message>
  <message>
   <source>No gap: every paragraph has a theme, every theme more than one passage.</source>
   <translation>没有缺口：每个段落都有主题，每个主题都不止一个选段。</translation>
  </message>
  <message>
   <source>Gap</source>
   <translation>缺口</translation>
  </message>
  <message>
   <source>What</source>
   <translation>内容</translation>
  </message>
  <message>
   <source>The first {0} are shown. The saved table has all of them.</source>
   <translation>只显示前 {0} 项。保存的表格包含全部。</translation>
  </message>
  <message>
   <source>No passage has a theme yet.</source>
   <translation>还没有带主题的选段。</translation>
  </message>
  <message>
   <source>The most used are shown. The saved table has all of them.</source>
   <translation>只显示最常用的。保存的表格包含全部。</translation>
  </message>
  <message>
   <source>No passage of this text has a theme yet.</source>
   <translation>此文本还没有带主题的选段。</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>起点</translation>
  </message>
  <message>
   <source>End</source>
   <translation>终点</translation>
  </message>
  <message>
   <source>{0}: a passage at {1} %</source>
   <translation>{0}：{1} % 处有一个选段</translation>
  </message>
  <message>
   <source>{0}: {1} passages from {2} % on</source>
   <translation>{0}：从 {2} % 处起有 {1} 个选段</translation>
  </message>
 </context>
 <context>
  <name>Codebook</name>
  <message>
   <source>CSV, a row per theme</source>
   <translation>CSV，每个主题一行</translation>
  </message>
  <message>
   <source>JSON</source>
   <translation>JSON</translation>
  </message>
  <message>
   <source>REFI-QDA codebook</source>
   <translation>REFI-QDA 编码本</translation>
  </message>
  <message>
   <source>Import a codebook</source>
   <translation>导入编码本</translation>
  </message>
  <message>
   <source>Export the codebook</source>
   <translation>导出编码本</translation>
  </message>
 </context>
 <context>
  <name>CodebookLines</name>
  <message>
   <source>What would be added</source>
   <translation>将要添加的内容</translation>
  </message>
  <message>
   <source>new</source>
   <translation>新增</translation>
  </message>
  <message>
   <source>described anew</source>
   <translation>说明不同</translation>
  </message>
  <message>
   <source>there already</source>
   <translation>已有</translation>
  </message>
 </context>
 <context>
  <name>CodebookWindow</name>
  <message>
   <source>Codebook</source>
   <translation>编码本</translation>
  </message>
  <message>
   <source>Themes to add</source>
   <translation>可添加的主题</translation>
  </message>
  <message>
   <source>Import a codebook…</source>
   <translation>导入编码本…</translation>
  </message>
  <message>
   <source>Export this codebook…</source>
   <translation>导出此编码本…</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>添加</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>CSV, JSON or REFI-QDA (.qdc)</source>
   <translation>CSV、JSON 或 REFI-QDA (.qdc)</translation>
  </message>
  <message>
   <source>What would be added</source>
   <translation>将要添加的内容</translation>
  </message>
  <message>
   <source>Nothing to add.</source>
   <translation>没有可添加的内容。</translation>
  </message>
  <message>
   <source>{0} new</source>
   <translation>{0} 个新增</translation>
  </message>
  <message>
   <source>{0} with another description</source>
   <translation>{0} 个说明不同</translation>
  </message>
  <message>
   <source>{0} there already</source>
   <translation>{0} 个已有</translation>
  </message>
  <message>
   <source>Codebooks ({0});;All files (*)</source>
   <translation>编码本 ({0});;所有文件 (*)</translation>
  </message>
  <message>
   <source>{0} themes from a file</source>
   <translation>来自文件的 {0} 个主题</translation>
  </message>
  <message>
   <source>codebook</source>
   <translation>编码本</translation>
  </message>
 </context>
 <context>
  <name>Column</name>
  <message>
   <source>Name of the annotation</source>
   <translation>批注的标识</translation>
  </message>
  <message>
   <source>Name of the document</source>
   <translation>文档的标识</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Section</source>
   <translation>章节</translation>
  </message>
  <message>
   <source>Paragraph</source>
   <translation>段落</translation>
  </message>
  <message>
   <source>First character</source>
   <translation>起始字符</translation>
  </message>
  <message>
   <source>End</source>
   <translation>终点</translation>
  </message>
  <message>
   <source>Quote</source>
   <translation>引文</translation>
  </message>
  <message>
   <source>Text before</source>
   <translation>前文</translation>
  </message>
  <message>
   <source>Text after</source>
   <translation>后文</translation>
  </message>
  <message>
   <source>Themes</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>笔记</translation>
  </message>
  <message>
   <source>When made</source>
   <translation>创建时间</translation>
  </message>
  <message>
   <source>When changed</source>
   <translation>修改时间</translation>
  </message>
  <message>
   <source>Found, moved or lost</source>
   <translation>在原处、已移动或丢失</translation>
  </message>
  <message>
   <source>Annotator</source>
   <translation>批注者</translation>
  </message>
  <message>
   <source>Fingerprint of the text</source>
   <translation>文本指纹</translation>
  </message>
  <message>
   <source>Link back</source>
   <translation>回链</translation>
  </message>
  <message>
   <source>Passage, place or document</source>
   <translation>选段、位置或文档</translation>
  </message>
  <message>
   <source>Authors</source>
   <translation>作者</translation>
  </message>
  <message>
   <source>Where the text is from</source>
   <translation>文本来源</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>颜色</translation>
  </message>
  <message>
   <source>Web address</source>
   <translation>网址</translation>
  </message>
  <message>
   <source>Note after themes as .words</source>
   <translation>笔记（前面以 .词 表示主题）</translation>
  </message>
 </context>
 <context>
  <name>ColumnList</name>
  <message>
   <source>Columns</source>
   <translation>列</translation>
  </message>
  <message>
   <source>Column</source>
   <translation>列</translation>
  </message>
  <message>
   <source>Heading in the file</source>
   <translation>文件中的列名</translation>
  </message>
 </context>
 <context>
  <name>ColumnQuestions</name>
  <message>
   <source>Columns of “{0}”</source>
   <translation>“{0}”的列</translation>
  </message>
  <message>
   <source>The first annotations</source>
   <translation>开头的批注</translation>
  </message>
  <message>
   <source>Choose the column of the quotes, or that of the notes.</source>
   <translation>请选择引文所在的列，或笔记所在的列。</translation>
  </message>
  <message>
   <source>Continue</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Quote</source>
   <translation>引文</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>笔记</translation>
  </message>
  <message>
   <source>Themes</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Document</source>
   <translation>文档</translation>
  </message>
  <message>
   <source>Its author</source>
   <translation>文档作者</translation>
  </message>
  <message>
   <source>Page or place</source>
   <translation>页码或位置</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>起点</translation>
  </message>
  <message>
   <source>End</source>
   <translation>终点</translation>
  </message>
  <message>
   <source>Created</source>
   <translation>创建时间</translation>
  </message>
  <message>
   <source>Annotated by</source>
   <translation>批注者</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>网址</translation>
  </message>
  <message>
   <source>Id</source>
   <translation>标识</translation>
  </message>
  <message>
   <source>–</source>
   <translation>–</translation>
  </message>
  <message>
   <source>“;”, with “/” below another</source>
   <translation>“;”，以“/”分级</translation>
  </message>
  <message>
   <source>“,” or “;”</source>
   <translation>“,”或“;”</translation>
  </message>
  <message>
   <source>“,”</source>
   <translation>“,”</translation>
  </message>
  <message>
   <source>“;”</source>
   <translation>“;”</translation>
  </message>
  <message>
   <source>“|”</source>
   <translation>“|”</translation>
  </message>
  <message>
   <source>a line each</source>
   <translation>每行一个</translation>
  </message>
  <message>
   <source>one theme in a cell</source>
   <translation>每格一个主题</translation>
  </message>
  <message>
   <source>Themes parted by</source>
   <translation>主题分隔方式</translation>
  </message>
  <message>
   <source>Parted by</source>
   <translation>分隔方式</translation>
  </message>
  <message>
   <source>What you choose is remembered for tables with these columns.</source>
   <translation>对于有这些列的表格，会记住你的选择。</translation>
  </message>
 </context>
 <context>
  <name>Columns</name>
  <message>
   <source>Beside the parts</source>
   <translation>显示在各部分旁边</translation>
  </message>
  <message>
   <source>Annotations</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页面</translation>
  </message>
 </context>
 <context>
  <name>Command</name>
  <message>
   <source>Theme of key {0}</source>
   <translation>按键 {0} 的主题</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>文库</translation>
  </message>
  <message>
   <source>Library…</source>
   <translation>文库…</translation>
  </message>
  <message>
   <source>Open text…</source>
   <translation>打开文本…</translation>
  </message>
  <message>
   <source>Open pasted text</source>
   <translation>打开粘贴的文本</translation>
  </message>
  <message>
   <source>Import annotations…</source>
   <translation>导入批注…</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Automatic exports…</source>
   <translation>自动导出…</translation>
  </message>
  <message>
   <source>Details of this text…</source>
   <translation>此文本的信息…</translation>
  </message>
  <message>
   <source>Replace this text…</source>
   <translation>替换此文本…</translation>
  </message>
  <message>
   <source>This text as it was…</source>
   <translation>此文本的过去…</translation>
  </message>
  <message>
   <source>History…</source>
   <translation>历史记录…</translation>
  </message>
  <message>
   <source>Trash…</source>
   <translation>回收站…</translation>
  </message>
  <message>
   <source>Copies of the library…</source>
   <translation>文库备份…</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>编辑</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Copy with citation</source>
   <translation>复制并附出处</translation>
  </message>
  <message>
   <source>Find…</source>
   <translation>查找…</translation>
  </message>
  <message>
   <source>Find next</source>
   <translation>查找下一个</translation>
  </message>
  <message>
   <source>Find previous</source>
   <translation>查找上一个</translation>
  </message>
  <message>
   <source>Filter annotations</source>
   <translation>筛选批注</translation>
  </message>
  <message>
   <source>Annotation</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Highlight with the last theme</source>
   <translation>用上次的主题划线</translation>
  </message>
  <message>
   <source>Theme by name…</source>
   <translation>按名称选主题…</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>笔记</translation>
  </message>
  <message>
   <source>Remove annotation</source>
   <translation>移除批注</translation>
  </message>
  <message>
   <source>Next annotation</source>
   <translation>下一条批注</translation>
  </message>
  <message>
   <source>Previous annotation</source>
   <translation>上一条批注</translation>
  </message>
  <message>
   <source>Next of those that overlap</source>
   <translation>重叠批注中的下一条</translation>
  </message>
  <message>
   <source>History of this annotation…</source>
   <translation>此批注的历史…</translation>
  </message>
  <message>
   <source>Bookmark</source>
   <translation>书签</translation>
  </message>
  <message>
   <source>Note on the whole text</source>
   <translation>整篇文本的笔记</translation>
  </message>
  <message>
   <source>Duplicate under another theme…</source>
   <translation>复制到另一主题…</translation>
  </message>
  <message>
   <source>Merge with those that overlap</source>
   <translation>与重叠的批注合并</translation>
  </message>
  <message>
   <source>This is the place</source>
   <translation>就是这里</translation>
  </message>
  <message>
   <source>Move to another passage…</source>
   <translation>移到另一选段…</translation>
  </message>
  <message>
   <source>Copy link to annotation</source>
   <translation>复制批注链接</translation>
  </message>
  <message>
   <source>Ends of the annotation</source>
   <translation>批注的首尾</translation>
  </message>
  <message>
   <source>End: a word later</source>
   <translation>末尾：后移一词</translation>
  </message>
  <message>
   <source>End: a word earlier</source>
   <translation>末尾：前移一词</translation>
  </message>
  <message>
   <source>End: a sentence later</source>
   <translation>末尾：后移一句</translation>
  </message>
  <message>
   <source>End: a sentence earlier</source>
   <translation>末尾：前移一句</translation>
  </message>
  <message>
   <source>Start: a word earlier</source>
   <translation>开头：前移一词</translation>
  </message>
  <message>
   <source>Start: a word later</source>
   <translation>开头：后移一词</translation>
  </message>
  <message>
   <source>Start: a sentence earlier</source>
   <translation>开头：前移一句</translation>
  </message>
  <message>
   <source>Start: a sentence later</source>
   <translation>开头：后移一句</translation>
  </message>
  <message>
   <source>Copy as</source>
   <translation>复制为</translation>
  </message>
  <message>
   <source>Copy as plain text</source>
   <translation>复制为纯文本</translation>
  </message>
  <message>
   <source>Copy as Markdown</source>
   <translation>复制为 Markdown</translation>
  </message>
  <message>
   <source>Copy as rich text</source>
   <translation>复制为格式文本</translation>
  </message>
  <message>
   <source>Cite in APA style</source>
   <translation>出处用 APA 格式</translation>
  </message>
  <message>
   <source>Cite in MLA style</source>
   <translation>出处用 MLA 格式</translation>
  </message>
  <message>
   <source>Cite in GB/T 7714 style</source>
   <translation>出处用 GB/T 7714 格式</translation>
  </message>
  <message>
   <source>Copy without citation</source>
   <translation>复制时不附出处</translation>
  </message>
  <message>
   <source>Themes</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Open theme</source>
   <translation>打开主题</translation>
  </message>
  <message>
   <source>Merge themes…</source>
   <translation>合并主题…</translation>
  </message>
  <message>
   <source>Split theme by triage…</source>
   <translation>分拣主题…</translation>
  </message>
  <message>
   <source>Archive theme, or take it out</source>
   <translation>归档或取回主题</translation>
  </message>
  <message>
   <source>Codebook…</source>
   <translation>编码本…</translation>
  </message>
  <message>
   <source>Study</source>
   <translation>学习</translation>
  </message>
  <message>
   <source>Study material…</source>
   <translation>学习材料…</translation>
  </message>
  <message>
   <source>Show to the class</source>
   <translation>课堂演示</translation>
  </message>
  <message>
   <source>Cards…</source>
   <translation>卡片…</translation>
  </message>
  <message>
   <source>New from template</source>
   <translation>从模板新建</translation>
  </message>
  <message>
   <source>Close reading worksheet</source>
   <translation>精读学习单</translation>
  </message>
  <message>
   <source>Vocabulary sheet</source>
   <translation>词汇练习</translation>
  </message>
  <message>
   <source>Discussion of quotes</source>
   <translation>引文讨论</translation>
  </message>
  <message>
   <source>Quiz with key</source>
   <translation>测验（附答案）</translation>
  </message>
  <message>
   <source>Reading with margin notes</source>
   <translation>旁注阅读</translation>
  </message>
  <message>
   <source>Go</source>
   <translation>转到</translation>
  </message>
  <message>
   <source>Search everything…</source>
   <translation>全部搜索…</translation>
  </message>
  <message>
   <source>Commands…</source>
   <translation>命令…</translation>
  </message>
  <message>
   <source>All annotations…</source>
   <translation>所有批注…</translation>
  </message>
  <message>
   <source>Concordance…</source>
   <translation>语境索引…</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>后退</translation>
  </message>
  <message>
   <source>Forward</source>
   <translation>前进</translation>
  </message>
  <message>
   <source>Go to…</source>
   <translation>转到…</translation>
  </message>
  <message>
   <source>Follow a link of the note</source>
   <translation>打开笔记中的链接</translation>
  </message>
  <message>
   <source>Go to the text</source>
   <translation>回到文本</translation>
  </message>
  <message>
   <source>View</source>
   <translation>视图</translation>
  </message>
  <message>
   <source>Contents</source>
   <translation>目录</translation>
  </message>
  <message>
   <source>Side panel</source>
   <translation>侧边栏</translation>
  </message>
  <message>
   <source>Only the page</source>
   <translation>全屏阅读</translation>
  </message>
  <message>
   <source>Notes beside the text</source>
   <translation>文本旁的笔记</translation>
  </message>
  <message>
   <source>Layers apart (hold the key)</source>
   <translation>分层查看（按住按键）</translation>
  </message>
  <message>
   <source>Pictures…</source>
   <translation>图表…</translation>
  </message>
  <message>
   <source>Page…</source>
   <translation>页面…</translation>
  </message>
  <message>
   <source>Larger type</source>
   <translation>放大字号</translation>
  </message>
  <message>
   <source>Smaller type</source>
   <translation>缩小字号</translation>
  </message>
  <message>
   <source>Usual type size</source>
   <translation>默认字号</translation>
  </message>
  <message>
   <source>Language (语言)</source>
   <translation>语言 (Language)</translation>
  </message>
  <message>
   <source>The system’s language</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>English</source>
   <translation>English</translation>
  </message>
  <message>
   <source>简体中文</source>
   <translation>简体中文</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>键盘快捷键</translation>
  </message>
  <message>
   <source>Change keyboard shortcuts…</source>
   <translation>更改键盘快捷键…</translation>
  </message>
  <message>
   <source>About</source>
   <translation>关于</translation>
  </message>
  <message>
   <source>Caret by character (F7 shows it)</source>
   <translation>光标逐字移动（F7 显示光标）</translation>
  </message>
  <message>
   <source>By word</source>
   <translation>逐词</translation>
  </message>
  <message>
   <source>By sentence</source>
   <translation>逐句</translation>
  </message>
  <message>
   <source>By paragraph</source>
   <translation>逐段</translation>
  </message>
  <message>
   <source>With any of these: select</source>
   <translation>与以上任一键同按：选中</translation>
  </message>
  <message>
   <source>Page down; with Shift up</source>
   <translation>下翻一页；加 Shift 上翻</translation>
  </message>
  <message>
   <source>Beginning, end</source>
   <translation>开头、结尾</translation>
  </message>
  <message>
   <source>Leave selection or annotation</source>
   <translation>取消选中或离开批注</translation>
  </message>
  <message>
   <source>Highlight, or toggle a theme</source>
   <translation>划线，或切换主题</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>阅读</translation>
  </message>
 </context>
 <context>
  <name>ConcordanceModel</name>
  <message>
   <source>Before</source>
   <translation>前文</translation>
  </message>
  <message>
   <source>Word</source>
   <translation>词语</translation>
  </message>
  <message>
   <source>After</source>
   <translation>后文</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>文本</translation>
  </message>
 </context>
 <context>
  <name>ConcordanceWindow</name>
  <message>
   <source>Concordance</source>
   <translation>语境索引</translation>
  </message>
  <message>
   <source>This text</source>
   <translation>此文本</translation>
  </message>
  <message>
   <source>Whole library</source>
   <translation>整个文库</translation>
  </message>
  <message>
   <source>Where to look</source>
   <translation>查找范围</translation>
  </message>
  <message>
   <source>As in the text</source>
   <translation>按文本顺序</translation>
  </message>
  <message>
   <source>Sorted by what comes before</source>
   <translation>按前文排序</translation>
  </message>
  <message>
   <source>Sorted by what comes after</source>
   <translation>按后文排序</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>顺序</translation>
  </message>
  <message>
   <source>Lines</source>
   <translation>行</translation>
  </message>
  <message>
   <source>A word, the beginning of one, or “a phrase”</source>
   <translation>一个词、词的开头，或“一个短语”</translation>
  </message>
  <message>
   <source>Word</source>
   <translation>词语</translation>
  </message>
  <message>
   <source> characters</source>
   <translation> 个字符</translation>
  </message>
  <message>
   <source>Characters on each side</source>
   <translation>两侧字符数</translation>
  </message>
  <message>
   <source>Annotate…</source>
   <translation>批注…</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Show passage</source>
   <translation>显示选段</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>Annotate 1 line with which theme?</source>
   <translation>用哪个主题批注 1 行？</translation>
  </message>
  <message>
   <source>Annotate {0} lines with which theme?</source>
   <translation>用哪个主题批注 {0} 行？</translation>
  </message>
  <message>
   <source>Annotate 1 passage</source>
   <translation>批注 1 个选段</translation>
  </message>
  <message>
   <source>Annotate {0} passages</source>
   <translation>批注 {0} 个选段</translation>
  </message>
  <message>
   <source>{0} with “{1}”?</source>
   <translation>用“{1}”{0}？</translation>
  </message>
  <message>
   <source>{0} of the {1} chosen have it already and stay as they are.</source>
   <translation>所选 {1} 行中有 {0} 行已有此主题，保持原样。</translation>
  </message>
  <message>
   <source>Annotate</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Type a word to see it in all its contexts.</source>
   <translation>输入一个词，查看它的所有语境。</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>正在查找…</translation>
  </message>
  <message>
   <source>The word stands nowhere here.</source>
   <translation>这里没有这个词。</translation>
  </message>
  <message>
   <source>{0} of {1} lines chosen</source>
   <translation>已选 {1} 行中的 {0} 行</translation>
  </message>
  <message>
   <source>The first {0} lines</source>
   <translation>前 {0} 行</translation>
  </message>
  <message>
   <source>1 line</source>
   <translation>1 行</translation>
  </message>
  <message>
   <source>{0} lines</source>
   <translation>{0} 行</translation>
  </message>
 </context>
 <context>
  <name>Concordances</name>
  <message>
   <source>1 passage was annotated.</source>
   <translation>已批注 1 个选段。</translation>
  </message>
  <message>
   <source>{0} passages were annotated.</source>
   <translation>已批注 {0} 个选段。</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Exported 1 line to “{1}”.</source>
   <translation>已将 1 行导出到“{1}”。</translation>
  </message>
  <message>
   <source>Exported {0} lines to “{1}”.</source>
   <translation>已将 {0} 行导出到“{1}”。</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
 </context>
 <context>
  <name>ContentsPanel</name>
  <message>
   <source>Contents</source>
   <translation>目录</translation>
  </message>
  <message>
   <source>This text has no headings.</source>
   <translation>此文本没有标题层级。</translation>
  </message>
 </context>
 <context>
  <name>CopiesWindow</name>
  <message>
   <source>Copies of the library</source>
   <translation>文库备份</translation>
  </message>
  <message>
   <source>There is no copy yet.</source>
   <translation>还没有备份。</translation>
  </message>
  <message>
   <source>Make a copy now</source>
   <translation>立即备份</translation>
  </message>
  <message>
   <source>Save a copy as…</source>
   <translation>备份另存为…</translation>
  </message>
  <message>
   <source>Go back to this copy…</source>
   <translation>恢复到此备份…</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>On a day with changes a copy is made by itself; copies stand beside the library.</source>
   <translation>有修改的日子会自动备份；备份保存在文库旁边。</translation>
  </message>
  <message>
   <source>Go back to the library as it was on {0}?</source>
   <translation>恢复到 {0} 的文库吗？</translation>
  </message>
  <message>
   <source>The library as it is now is copied first, and that copy is listed here too. The window then opens again, and what was done before cannot be undone there.</source>
   <translation>会先备份现在的文库，该备份也会列在这里。然后窗口重新打开，之前的操作在那里无法撤销。</translation>
  </message>
  <message>
   <source>Go back</source>
   <translation>恢复</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Cannot be read</source>
   <translation>无法读取</translation>
  </message>
  <message>
   <source>Copy of the day</source>
   <translation>每日备份</translation>
  </message>
  <message>
   <source>Before an update of the program</source>
   <translation>程序更新之前</translation>
  </message>
  <message>
   <source>Made by hand</source>
   <translation>手动备份</translation>
  </message>
  <message>
   <source>Before going back to another copy</source>
   <translation>恢复到其他备份之前</translation>
  </message>
  <message>
   <source>Save a copy as</source>
   <translation>备份另存为</translation>
  </message>
 </context>
 <context>
  <name>Copying</name>
  <message>
   <source>Copy as</source>
   <translation>复制为</translation>
  </message>
  <message>
   <source>Select a passage or an annotation first, then copy it.</source>
   <translation>请先选中一段文字或一条批注，再复制。</translation>
  </message>
 </context>
 <context>
  <name>Deeds</name>
  <message>
   <source>Changed nothing</source>
   <translation>未作修改</translation>
  </message>
  <message>
   <source>a bookmark</source>
   <translation>书签</translation>
  </message>
  <message>
   <source>the whole text</source>
   <translation>整篇文本</translation>
  </message>
  <message>
   <source>Removed {0}</source>
   <translation>移除了{0}</translation>
  </message>
  <message>
   <source>Confirmed where {0} stands</source>
   <translation>确认了{0}的位置</translation>
  </message>
  <message>
   <source>Put {0} in its place</source>
   <translation>把{0}放到了它的位置</translation>
  </message>
  <message>
   <source>Changed the ends of {0}</source>
   <translation>调整了{0}的首尾</translation>
  </message>
  <message>
   <source>Changed {0}</source>
   <translation>修改了{0}</translation>
  </message>
  <message>
   <source>Set a bookmark</source>
   <translation>添加了书签</translation>
  </message>
  <message>
   <source>Annotated the whole text</source>
   <translation>批注了整篇文本</translation>
  </message>
  <message>
   <source>Highlighted {0} with {1}</source>
   <translation>用{1}给{0}划线</translation>
  </message>
  <message>
   <source>Highlighted {0}</source>
   <translation>给{0}划线</translation>
  </message>
  <message>
   <source>Moved {0} from {1} to {2}</source>
   <translation>把{0}从{1}移到{2}</translation>
  </message>
  <message>
   <source>Gave {0} the theme {1}</source>
   <translation>给{0}添加了主题{1}</translation>
  </message>
  <message>
   <source>Took the theme {1} off {0}</source>
   <translation>从{0}去掉了主题{1}</translation>
  </message>
  <message>
   <source>Wrote a note on {0}</source>
   <translation>给{0}写了笔记</translation>
  </message>
  <message>
   <source>Changed the note on {0}</source>
   <translation>修改了{0}的笔记</translation>
  </message>
  <message>
   <source>Removed the note on {0}</source>
   <translation>删除了{0}的笔记</translation>
  </message>
  <message>
   <source>Added the theme {0}</source>
   <translation>添加了主题{0}</translation>
  </message>
  <message>
   <source>Removed the theme {0}</source>
   <translation>移除了主题{0}</translation>
  </message>
  <message>
   <source>Took the theme {0} out of {1} again</source>
   <translation>把主题{0}从{1}中重新分出</translation>
  </message>
  <message>
   <source>Merged the theme {0} into {1}</source>
   <translation>把主题{0}并入{1}</translation>
  </message>
  <message>
   <source>Renamed the theme {0} to {1}</source>
   <translation>把主题{0}改名为{1}</translation>
  </message>
  <message>
   <source>Archived the theme {0}</source>
   <translation>归档了主题{0}</translation>
  </message>
  <message>
   <source>Took the theme {0} out of the archive</source>
   <translation>取回了归档的主题{0}</translation>
  </message>
  <message>
   <source>Put the theme {0} under {1}</source>
   <translation>把主题{0}放到{1}之下</translation>
  </message>
  <message>
   <source>Gave the theme {0} another colour</source>
   <translation>更换了主题{0}的颜色</translation>
  </message>
  <message>
   <source>Gave the theme {0} another key</source>
   <translation>更换了主题{0}的按键</translation>
  </message>
  <message>
   <source>Put the theme {0} at the top</source>
   <translation>把主题{0}移到了顶层</translation>
  </message>
  <message>
   <source>Put the theme {0} in another place</source>
   <translation>移动了主题{0}</translation>
  </message>
  <message>
   <source>Described the theme {0}</source>
   <translation>修改了主题{0}的说明</translation>
  </message>
  <message>
   <source>Added the text {0}</source>
   <translation>添加了文本{0}</translation>
  </message>
  <message>
   <source>Removed the text {0}</source>
   <translation>移除了文本{0}</translation>
  </message>
  <message>
   <source>Replaced the text of {0}</source>
   <translation>替换了{0}的文本</translation>
  </message>
  <message>
   <source>Changed the details of {0}</source>
   <translation>修改了{0}的信息</translation>
  </message>
  <message>
   <source>Kept the list {0}</source>
   <translation>保存了列表{0}</translation>
  </message>
  <message>
   <source>Removed the list {0}</source>
   <translation>移除了列表{0}</translation>
  </message>
  <message>
   <source>Changed the list {0}</source>
   <translation>修改了列表{0}</translation>
  </message>
  <message>
   <source>a card</source>
   <translation>一张卡片</translation>
  </message>
  <message>
   <source>Made a card</source>
   <translation>制作了一张卡片</translation>
  </message>
  <message>
   <source>Reviewed a card</source>
   <translation>复习了一张卡片</translation>
  </message>
  <message>
   <source>Removed a card</source>
   <translation>移除了一张卡片</translation>
  </message>
  <message>
   <source>Made the study set {0}</source>
   <translation>制作了学习集{0}</translation>
  </message>
  <message>
   <source>Changed the study set {0}</source>
   <translation>修改了学习集{0}</translation>
  </message>
  <message>
   <source>Removed the study set {0}</source>
   <translation>移除了学习集{0}</translation>
  </message>
  <message>
   <source>Renamed the study set {0} to {1}</source>
   <translation>把学习集{0}改名为{1}</translation>
  </message>
  <message>
   <source>Merged {0} themes</source>
   <translation>合并了 {0} 个主题</translation>
  </message>
  <message>
   <source>Merged {0}</source>
   <translation>合并了{0}</translation>
  </message>
  <message>
   <source>Split a theme into {0}</source>
   <translation>把一个主题分成{0}</translation>
  </message>
  <message>
   <source>Took themes out of {0} again</source>
   <translation>把主题从{0}中重新分出</translation>
  </message>
  <message>
   <source>Merged themes into {0}</source>
   <translation>把主题并入{0}</translation>
  </message>
  <message>
   <source>{0}, with {1}</source>
   <translation>{0}，连同{1}</translation>
  </message>
  <message>
   <source>added {0}</source>
   <translation>添加了 {0}</translation>
  </message>
  <message>
   <source>changed {0}</source>
   <translation>修改了 {0}</translation>
  </message>
  <message>
   <source>removed {0}</source>
   <translation>移除了 {0}</translation>
  </message>
  <message>
   <source>changed nothing</source>
   <translation>未作修改</translation>
  </message>
  <message>
   <source>1 annotation</source>
   <translation>1 条批注</translation>
  </message>
  <message>
   <source>{0} annotations</source>
   <translation>{0} 条批注</translation>
  </message>
  <message>
   <source>1 theme</source>
   <translation>1 个主题</translation>
  </message>
  <message>
   <source>{0} themes</source>
   <translation>{0} 个主题</translation>
  </message>
  <message>
   <source>1 text</source>
   <translation>1 篇文本</translation>
  </message>
  <message>
   <source>{0} texts</source>
   <translation>{0} 篇文本</translation>
  </message>
  <message>
   <source>1 study set</source>
   <translation>1 个学习集</translation>
  </message>
  <message>
   <source>{0} study sets</source>
   <translation>{0} 个学习集</translation>
  </message>
  <message>
   <source>1 card</source>
   <translation>1 张卡片</translation>
  </message>
  <message>
   <source>{0} cards</source>
   <translation>{0} 张卡片</translation>
  </message>
  <message>
   <source>1 list</source>
   <translation>1 个列表</translation>
  </message>
  <message>
   <source>{0} lists</source>
   <translation>{0} 个列表</translation>
  </message>
  <message>
   <source>a theme that is gone</source>
   <translation>一个已不存在的主题</translation>
  </message>
 </context>
 <context>
  <name>Design</name>
  <message>
   <source>Exact</source>
   <translation>原样</translation>
  </message>
 </context>
 <context>
  <name>DesignField</name>
  <message>
   <source>Design</source>
   <translation>设计</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>更改…</translation>
  </message>
  <message>
   <source>Change the design</source>
   <translation>更改设计</translation>
  </message>
  <message>
   <source>{0}, changed</source>
   <translation>{0}（已更改）</translation>
  </message>
 </context>
 <context>
  <name>Designer</name>
  <message>
   <source>Design of the table</source>
   <translation>表格设计</translation>
  </message>
  <message>
   <source>Design</source>
   <translation>设计</translation>
  </message>
  <message>
   <source>Save as…</source>
   <translation>另存为…</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>上移</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>下移</translation>
  </message>
  <message>
   <source>One per annotation</source>
   <translation>每条批注一行</translation>
  </message>
  <message>
   <source>One per annotation and theme</source>
   <translation>每条批注的每个主题一行</translation>
  </message>
  <message>
   <source>One per annotation, a 0/1 column per theme</source>
   <translation>每条批注一行，每个主题一个 0/1 列</translation>
  </message>
  <message>
   <source>As in the text</source>
   <translation>按文本顺序</translation>
  </message>
  <message>
   <source>By theme</source>
   <translation>按主题</translation>
  </message>
  <message>
   <source>By when they were made</source>
   <translation>按创建时间</translation>
  </message>
  <message>
   <source>By when they were changed</source>
   <translation>按修改时间</translation>
  </message>
  <message>
   <source>Comma</source>
   <translation>逗号</translation>
  </message>
  <message>
   <source>Semicolon</source>
   <translation>分号</translation>
  </message>
  <message>
   <source>Tab</source>
   <translation>制表符</translation>
  </message>
  <message>
   <source>ISO 8601, UTC</source>
   <translation>ISO 8601，UTC</translation>
  </message>
  <message>
   <source>Date and time, for spreadsheets</source>
   <translation>日期和时间，供电子表格使用</translation>
  </message>
  <message>
   <source>Date alone</source>
   <translation>仅日期</translation>
  </message>
  <message>
   <source> characters</source>
   <translation> 个字符</translation>
  </message>
  <message>
   <source>Mark as UTF-8 (Excel needs it)</source>
   <translation>标记为 UTF-8（Excel 需要）</translation>
  </message>
  <message>
   <source>Put a ' before what looks like a formula</source>
   <translation>在像公式的内容前加 '</translation>
  </message>
  <message>
   <source>Leave out what has no quote</source>
   <translation>略去没有引文的批注</translation>
  </message>
  <message>
   <source>Use this design</source>
   <translation>使用此设计</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>行</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>顺序</translation>
  </message>
  <message>
   <source>Separator</source>
   <translation>分隔符</translation>
  </message>
  <message>
   <source>Times</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Text around</source>
   <translation>上下文</translation>
  </message>
  <message>
   <source>Choose at least one column.</source>
   <translation>请至少选择一列。</translation>
  </message>
  <message>
   <source>Two columns have the heading “{0}”.</source>
   <translation>有两列的列名都是“{0}”。</translation>
  </message>
  <message>
   <source>{0}, changed</source>
   <translation>{0}（已更改）</translation>
  </message>
  <message>
   <source>Save the design under the name</source>
   <translation>设计另存为</translation>
  </message>
  <message>
   <source>Save design</source>
   <translation>保存设计</translation>
  </message>
  <message>
   <source>Looking through all annotations…</source>
   <translation>正在查看所有批注…</translation>
  </message>
  <message>
   <source>No annotations to show yet.</source>
   <translation>还没有可显示的批注。</translation>
  </message>
 </context>
 <context>
  <name>DetailsDialog</name>
  <message>
   <source>Details of this text</source>
   <translation>此文本的信息</translation>
  </message>
  <message>
   <source>One on each line</source>
   <translation>每行一位</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Authors</source>
   <translation>作者</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>A text needs a title.</source>
   <translation>文本需要一个标题。</translation>
  </message>
  <message>
   <source>Choose a language, or write its tag: en, zh-Hans, pt-BR.</source>
   <translation>请选择语言，或输入语言标签：en、zh-Hans、pt-BR。</translation>
  </message>
 </context>
 <context>
  <name>EditionModel</name>
  <message>
   <source>accepted</source>
   <translation>已接受</translation>
  </message>
  <message>
   <source>lost</source>
   <translation>丢失</translation>
  </message>
  <message>
   <source>which of several?</source>
   <translation>多处之一？</translation>
  </message>
  <message>
   <source>moved</source>
   <translation>已移动</translation>
  </message>
 </context>
 <context>
  <name>EditionReview</name>
  <message>
   <source>New text of “{0}”</source>
   <translation>“{0}”的新文本</translation>
  </message>
  <message>
   <source>Annotations to look at</source>
   <translation>待查看的批注</translation>
  </message>
  <message>
   <source>Old text</source>
   <translation>旧文本</translation>
  </message>
  <message>
   <source>New text</source>
   <translation>新文本</translation>
  </message>
  <message>
   <source>Old and new passage</source>
   <translation>新旧选段</translation>
  </message>
  <message>
   <source>The new text</source>
   <translation>新文本</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>接受</translation>
  </message>
  <message>
   <source>Accept (Enter)</source>
   <translation>接受 (Enter)</translation>
  </message>
  <message>
   <source>Take selection</source>
   <translation>采用选中部分</translation>
  </message>
  <message>
   <source>Select the right passage in the new text, then press Enter. F2 goes there.</source>
   <translation>在新文本中选中正确的选段，再按 Enter。按 F2 跳到那里。</translation>
  </message>
  <message>
   <source>Leave lost</source>
   <translation>任其丢失</translation>
  </message>
  <message>
   <source>Leave lost (Delete)</source>
   <translation>任其丢失 (Delete)</translation>
  </message>
  <message>
   <source>Accept all from</source>
   <translation>全部接受，分数不低于</translation>
  </message>
  <message>
   <source>Accept all from this score on</source>
   <translation>接受此分数及以上的全部批注</translation>
  </message>
  <message>
   <source>Replace text</source>
   <translation>替换文本</translation>
  </message>
  <message>
   <source>Replace text (Ctrl+Enter)</source>
   <translation>替换文本 (Ctrl+Enter)</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Every annotation stands where it stood.
None wants a look.</source>
   <translation>每条批注都在原处，
无需查看。</translation>
  </message>
  <message>
   <source>Nothing changes before you press “Replace text”.</source>
   <translation>按下“替换文本”之前，什么都不会改变。</translation>
  </message>
  <message>
   <source>{0} in place, {1} moved, {2} lost</source>
   <translation>{0} 条在原处，{1} 条已移动，{2} 条丢失</translation>
  </message>
  <message>
   <source>Passage</source>
   <translation>选段</translation>
  </message>
  <message>
   <source>Around it</source>
   <translation>上下文</translation>
  </message>
  <message>
   <source>Not found. If it is there, select it in the page below.</source>
   <translation>没有找到。如果它在文中，请在下面的页面里选中它。</translation>
  </message>
  <message>
   <source>It could as well stand in {0} other places: choose one in the page.</source>
   <translation>它也可能在另外 {0} 处：请在页面中选择一处。</translation>
  </message>
 </context>
 <context>
  <name>Encodings</name>
  <message>
   <source>Unicode</source>
   <translation>Unicode</translation>
  </message>
  <message>
   <source>Unicode, two bytes</source>
   <translation>Unicode，双字节</translation>
  </message>
  <message>
   <source>Unicode, two bytes, other order</source>
   <translation>Unicode，双字节（另一字节序）</translation>
  </message>
  <message>
   <source>Chinese, simplified</source>
   <translation>简体中文</translation>
  </message>
  <message>
   <source>Chinese, traditional</source>
   <translation>繁体中文</translation>
  </message>
  <message>
   <source>Japanese, Shift JIS</source>
   <translation>日文，Shift JIS</translation>
  </message>
  <message>
   <source>Japanese, EUC</source>
   <translation>日文，EUC</translation>
  </message>
  <message>
   <source>Korean</source>
   <translation>韩文</translation>
  </message>
  <message>
   <source>Western European</source>
   <translation>西欧</translation>
  </message>
  <message>
   <source>Western European, old Macintosh</source>
   <translation>西欧，旧 Macintosh</translation>
  </message>
  <message>
   <source>Central European</source>
   <translation>中欧</translation>
  </message>
  <message>
   <source>Cyrillic</source>
   <translation>西里尔文</translation>
  </message>
  <message>
   <source>Cyrillic, KOI8</source>
   <translation>西里尔文，KOI8</translation>
  </message>
  <message>
   <source>Greek</source>
   <translation>希腊文</translation>
  </message>
  <message>
   <source>Turkish</source>
   <translation>土耳其文</translation>
  </message>
  <message>
   <source>Hebrew</source>
   <translation>希伯来文</translation>
  </message>
  <message>
   <source>Arabic</source>
   <translation>阿拉伯文</translation>
  </message>
  <message>
   <source>Thai</source>
   <translation>泰文</translation>
  </message>
 </context>
 <context>
  <name>ExportDialog</name>
  <message>
   <source>Export annotations</source>
   <translation>导出批注</translation>
  </message>
  <message>
   <source>Keep up to date…</source>
   <translation>保持更新…</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>导出</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>预览</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>正在查找…</translation>
  </message>
  <message>
   <source>The first {0} rows</source>
   <translation>前 {0} 行</translation>
  </message>
  <message>
   <source>No preview: the file holds the whole text with its annotations.</source>
   <translation>没有预览：文件包含整篇文本及其批注。</translation>
  </message>
  <message>
   <source>No annotation passes the filter.</source>
   <translation>没有符合筛选条件的批注。</translation>
  </message>
  <message>
   <source>No annotations yet. Select a passage and press a digit to highlight it.</source>
   <translation>还没有批注。选中一段文字，再按数字键划线。</translation>
  </message>
 </context>
 <context>
  <name>ExportQuestions</name>
  <message>
   <source>Nothing is filtered or hidden.</source>
   <translation>没有筛选或隐藏任何内容。</translation>
  </message>
  <message>
   <source>Spreadsheet programs</source>
   <translation>电子表格程序</translation>
  </message>
  <message>
   <source>Other tools and scripts</source>
   <translation>其他工具和脚本</translation>
  </message>
  <message>
   <source>With a file that describes the columns (CSVW)</source>
   <translation>附带说明各列的文件 (CSVW)</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>选择…</translation>
  </message>
  <message>
   <source>A cell that could be taken for a formula gets a ' in front.</source>
   <translation>可能被当作公式的单元格前面会加 '。</translation>
  </message>
  <message>
   <source>Every character as it stands.</source>
   <translation>每个字符保持原样。</translation>
  </message>
  <message>
   <source>Annotations</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Made for</source>
   <translation>用于</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>Design</source>
   <translation>设计</translation>
  </message>
  <message>
   <source>File name</source>
   <translation>文件名</translation>
  </message>
  <message>
   <source>The whole document</source>
   <translation>整篇文档</translation>
  </message>
  <message>
   <source>Only what is shown</source>
   <translation>仅显示的内容</translation>
  </message>
  <message>
   <source>Give the file a name.</source>
   <translation>请给文件命名。</translation>
  </message>
  <message>
   <source>There is no folder {0}</source>
   <translation>没有文件夹 {0}</translation>
  </message>
  <message>
   <source>“{0}” is a folder. Give the file another name.</source>
   <translation>“{0}”是文件夹。请给文件换个名称。</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>所有文件 (*)</translation>
  </message>
  <message>
   <source>In {0}</source>
   <translation>在 {0}</translation>
  </message>
 </context>
 <context>
  <name>Exporter</name>
  <message>
   <source>CSV, a row per annotation</source>
   <translation>CSV，每条批注一行</translation>
  </message>
  <message>
   <source>CSV, a row per theme</source>
   <translation>CSV，每个主题一行</translation>
  </message>
  <message>
   <source>CSV of your own design</source>
   <translation>自定义 CSV</translation>
  </message>
  <message>
   <source>Spreadsheet (XLSX)</source>
   <translation>电子表格 (XLSX)</translation>
  </message>
  <message>
   <source>Markdown</source>
   <translation>Markdown</translation>
  </message>
  <message>
   <source>Web page with the whole text (HTML)</source>
   <translation>含全文的网页 (HTML)</translation>
  </message>
  <message>
   <source>Word with comments (DOCX)</source>
   <translation>带批注的 Word 文档 (DOCX)</translation>
  </message>
  <message>
   <source>Plain text quotes</source>
   <translation>纯文本引文</translation>
  </message>
  <message>
   <source>W3C Web Annotation (JSON-LD)</source>
   <translation>W3C 网页批注 (JSON-LD)</translation>
  </message>
  <message>
   <source>Hypothesis (JSON)</source>
   <translation>Hypothesis (JSON)</translation>
  </message>
  <message>
   <source>Readwise (CSV)</source>
   <translation>Readwise (CSV)</translation>
  </message>
  <message>
   <source>Anki (text)</source>
   <translation>Anki（文本）</translation>
  </message>
  <message>
   <source>REFI-QDA project</source>
   <translation>REFI-QDA 项目</translation>
  </message>
  <message>
   <source>JSON Lines for language processing</source>
   <translation>JSON Lines，供语言处理使用</translation>
  </message>
 </context>
 <context>
  <name>Exporting</name>
  <message>
   <source>Writing “{0}”…</source>
   <translation>正在写入“{0}”…</translation>
  </message>
  <message>
   <source>Exported 1 annotation to “{1}”.</source>
   <translation>已将 1 条批注导出到“{1}”。</translation>
  </message>
  <message>
   <source>Exported {0} annotations to “{1}”.</source>
   <translation>已将 {0} 条批注导出到“{1}”。</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
 </context>
 <context>
  <name>Facts</name>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>条件</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>到期</translation>
  </message>
  <message>
   <source>Reviews</source>
   <translation>复习次数</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Parts</source>
   <translation>部分</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>版本</translation>
  </message>
  <message>
   <source>Passage</source>
   <translation>选段</translation>
  </message>
  <message>
   <source>Themes</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>笔记</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>Standing</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Made by</source>
   <translation>批注者</translation>
  </message>
  <message>
   <source>character {0} to {1}</source>
   <translation>第 {0} 至 {1} 个字符</translation>
  </message>
  <message>
   <source>in its place</source>
   <translation>在原处</translation>
  </message>
  <message>
   <source>moved, to be looked at</source>
   <translation>已移动，待核对</translation>
  </message>
  <message>
   <source>not found in the text</source>
   <translation>在文本中找不到</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>颜色</translation>
  </message>
  <message>
   <source>Under</source>
   <translation>上级</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>按键</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>When to use</source>
   <translation>何时使用</translation>
  </message>
  <message>
   <source>When not</source>
   <translation>何时不用</translation>
  </message>
  <message>
   <source>Archived</source>
   <translation>已归档</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>是</translation>
  </message>
  <message>
   <source>Authors</source>
   <translation>作者</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>文本</translation>
  </message>
  <message>
   <source>{0} characters</source>
   <translation>{0} 个字符</translation>
  </message>
 </context>
 <context>
  <name>FilterBar</name>
  <message>
   <source>Has note</source>
   <translation>有笔记</translation>
  </message>
  <message>
   <source>No theme</source>
   <translation>无主题</translation>
  </message>
  <message>
   <source>Filter quotes, notes and themes</source>
   <translation>筛选引文、笔记和主题</translation>
  </message>
  <message>
   <source>Saved lists</source>
   <translation>已存列表</translation>
  </message>
  <message>
   <source>To check</source>
   <translation>待核对</translation>
  </message>
  <message>
   <source>Moved with a new text, or not found in it</source>
   <translation>随新文本移动，或在其中找不到</translation>
  </message>
  <message numerus="yes">
   <source>%n themes hidden</source>
   <translation>
    <numerusform>已隐藏 %n 个主题</numerusform>
   </translation>
  </message>
  <message>
   <source>1 theme hidden</source>
   <translation>已隐藏 1 个主题</translation>
  </message>
 </context>
 <context>
  <name>FilterChip</name>
  <message>
   <source>Remove “{name}” from the filter</source>
   <translation>从筛选中去掉“{name}”</translation>
  </message>
 </context>
 <context>
  <name>FindBar</name>
  <message>
   <source>Find in this text</source>
   <translation>在此文本中查找</translation>
  </message>
  <message>
   <source>Previous hit (Shift+Enter)</source>
   <translation>上一处 (Shift+Enter)</translation>
  </message>
  <message>
   <source>Next hit (Enter)</source>
   <translation>下一处 (Enter)</translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation>关闭 (Esc)</translation>
  </message>
  <message>
   <source>No hits</source>
   <translation>没有找到</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} / {1}</translation>
  </message>
 </context>
 <context>
  <name>FirstPage</name>
  <message>
   <source>Begin with a blank sheet</source>
   <translation>从空白页开始</translation>
  </message>
  <message>
   <source>Choose a template. It is filled from “{0}” at once; all can be changed.</source>
   <translation>选择一个模板，会立即用“{0}”填充；一切都可以修改。</translation>
  </message>
  <message>
   <source>Open a text first: templates are filled from it.</source>
   <translation>请先打开一篇文本：模板由它填充。</translation>
  </message>
 </context>
 <context>
  <name>Followers</name>
  <message>
   <source>Select a passage and press a digit: it is highlighted with that theme.</source>
   <translation>选中一段文字，按数字键，即用该主题划线。</translation>
  </message>
 </context>
 <context>
  <name>GapColumn</name>
  <message>
   <source>Make a gap</source>
   <translation>设为空</translation>
  </message>
  <message>
   <source>Make a gap (Enter)</source>
   <translation>设为空 (Enter)</translation>
  </message>
  <message>
   <source>Close gap</source>
   <translation>取消空</translation>
  </message>
  <message>
   <source>Close gap (Delete)</source>
   <translation>取消空 (Delete)</translation>
  </message>
  <message>
   <source>Select words, or put the caret into one.</source>
   <translation>请选中词语，或把光标放到词中。</translation>
  </message>
 </context>
 <context>
  <name>GapText</name>
  <message>
   <source>Text to set gaps in</source>
   <translation>要设空的文本</translation>
  </message>
 </context>
 <context>
  <name>Gestures</name>
  <message>
   <source>No theme has the key {0}.</source>
   <translation>没有主题使用按键 {0}。</translation>
  </message>
  <message>
   <source>Select a passage first, then press the theme's key.</source>
   <translation>请先选中一段文字，再按主题的按键。</translation>
  </message>
  <message>
   <source>Select a passage to highlight first.</source>
   <translation>请先选中要划线的文字。</translation>
  </message>
  <message>
   <source>Select a passage for the note first.</source>
   <translation>请先选中要写笔记的文字。</translation>
  </message>
  <message>
   <source>Choose an annotation first, with a click or with J and K.</source>
   <translation>请先单击或用 J、K 选择一条批注。</translation>
  </message>
 </context>
 <context>
  <name>GoToDialog</name>
  <message>
   <source>Go to</source>
   <translation>转到</translation>
  </message>
  <message>
   <source>A paragraph (1 to {0}), a part (40 %) or a page (p. {1})</source>
   <translation>段落（1 至 {0}）、百分比（40 %）或页码 (p. {1})</translation>
  </message>
  <message>
   <source>A paragraph (1 to {0}) or a part (40 %)</source>
   <translation>段落（1 至 {0}）或百分比（40 %）</translation>
  </message>
  <message>
   <source>Go</source>
   <translation>转到</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>No such place.</source>
   <translation>没有这个位置。</translation>
  </message>
 </context>
 <context>
  <name>Help</name>
  <message>
   <source>Read, highlight, theme, export. Version {0}.
Library: {1}</source>
   <translation>阅读、划线、归类、导出。版本 {0}。
文库：{1}</translation>
  </message>
  <message>
   <source>Lei Feng Reader</source>
   <translation>雷锋阅读器</translation>
  </message>
 </context>
 <context>
  <name>HistoryModel</name>
  <message>
   <source>by another program</source>
   <translation>由其他程序</translation>
  </message>
  <message>
   <source>by {0}</source>
   <translation>由 {0}</translation>
  </message>
 </context>
 <context>
  <name>HistoryWindow</name>
  <message>
   <source>History</source>
   <translation>历史记录</translation>
  </message>
  <message>
   <source>00:00 PM</source>
   <translation>00:00 PM</translation>
  </message>
  <message>
   <source>Changes</source>
   <translation>修改</translation>
  </message>
  <message>
   <source>Before</source>
   <translation>之前</translation>
  </message>
  <message>
   <source>After</source>
   <translation>之后</translation>
  </message>
  <message>
   <source>Before and after</source>
   <translation>前后对照</translation>
  </message>
  <message>
   <source>Show in text</source>
   <translation>在文本中显示</translation>
  </message>
  <message>
   <source>The text as it was then…</source>
   <translation>当时的文本…</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>What was changed</source>
   <translation>修改对象</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Annotations</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Themes</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Texts</source>
   <translation>文本</translation>
  </message>
  <message>
   <source>Lists</source>
   <translation>列表</translation>
  </message>
  <message>
   <source>Study sets</source>
   <translation>学习集</translation>
  </message>
  <message>
   <source>Cards</source>
   <translation>卡片</translation>
  </message>
  <message>
   <source>Words of a passage, note, theme or title</source>
   <translation>选段、笔记、主题或标题中的词语</translation>
  </message>
  <message>
   <source>Show in text (Enter)</source>
   <translation>在文本中显示 (Enter)</translation>
  </message>
  <message>
   <source>Looking further back…</source>
   <translation>正在向前查找…</translation>
  </message>
  <message>
   <source>Looking through the history…</source>
   <translation>正在查看历史记录…</translation>
  </message>
  <message>
   <source>No change has these words.</source>
   <translation>没有包含这些词语的修改。</translation>
  </message>
  <message>
   <source>Nothing has been changed yet.</source>
   <translation>还没有任何修改。</translation>
  </message>
  <message>
   <source>{0} more not shown here</source>
   <translation>另有 {0} 项未显示</translation>
  </message>
 </context>
 <context>
  <name>ImportPreview</name>
  <message>
   <source>Open “{0}”</source>
   <translation>打开“{0}”</translation>
  </message>
  <message>
   <source>Take the whole page</source>
   <translation>采用整个网页</translation>
  </message>
  <message>
   <source>Keep the lines as they are</source>
   <translation>保留原有换行</translation>
  </message>
  <message>
   <source>The text as it would come in</source>
   <translation>导入后的文本</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>正在读取…</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>It is a guess. Choose another if the letters below make no sense.</source>
   <translation>这是推测的编码。如果下面是乱码，请选择其他编码。</translation>
  </message>
  <message>
   <source>Otherwise they are joined into paragraphs. Keep those of poems.</source>
   <translation>否则会合并成段落。诗歌请保留换行。</translation>
  </message>
  <message>
   <source>Otherwise only its article comes in, not what stands around it.</source>
   <translation>否则只导入正文，不含周围的内容。</translation>
  </message>
  <message>
   <source>{0} characters, {1} paragraphs</source>
   <translation>{0} 个字符，{1} 个段落</translation>
  </message>
 </context>
 <context>
  <name>ImportReport</name>
  <message>
   <source>Opened files</source>
   <translation>打开的文件</translation>
  </message>
  <message>
   <source>Double-click a text, or choose it and press Enter, to read it.</source>
   <translation>双击文本，或选中后按 Enter，即可阅读。</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>All {0} files are in the library.</source>
   <translation>全部 {0} 个文件都已进入文库。</translation>
  </message>
  <message>
   <source>{0} of {1} files are in the library.</source>
   <translation>{1} 个文件中有 {0} 个已进入文库。</translation>
  </message>
  <message>
   <source>Not read: the import was stopped.</source>
   <translation>未读取：导入已停止。</translation>
  </message>
  <message>
   <source>“{0}” was in the library already, as {1}.</source>
   <translation>“{0}”已在文库中，名为{1}。</translation>
  </message>
  <message>
   <source>“{0}” was in the library already.</source>
   <translation>“{0}”已在文库中。</translation>
  </message>
 </context>
 <context>
  <name>Importer</name>
  <message>
   <source>W3C Web Annotation (JSON-LD)</source>
   <translation>W3C 网页批注 (JSON-LD)</translation>
  </message>
  <message>
   <source>calibre (highlights)</source>
   <translation>calibre（划线）</translation>
  </message>
  <message>
   <source>Hypothesis (JSON)</source>
   <translation>Hypothesis (JSON)</translation>
  </message>
  <message>
   <source>KOReader (JSON)</source>
   <translation>KOReader (JSON)</translation>
  </message>
  <message>
   <source>CSV or XLSX of Lei Feng Reader</source>
   <translation>雷锋阅读器的 CSV 或 XLSX</translation>
  </message>
  <message>
   <source>Kindle (My Clippings.txt)</source>
   <translation>Kindle (My Clippings.txt)</translation>
  </message>
  <message>
   <source>Kindle (notebook as a web page)</source>
   <translation>Kindle（网页形式的笔记本）</translation>
  </message>
  <message>
   <source>Other tables (Hypothesis, Readwise, Taguette, QualCoder, …)</source>
   <translation>其他表格（Hypothesis、Readwise、Taguette、QualCoder 等）</translation>
  </message>
  <message>
   <source>REFI-QDA project</source>
   <translation>REFI-QDA 项目</translation>
  </message>
  <message>
   <source>Taguette (project)</source>
   <translation>Taguette（项目）</translation>
  </message>
  <message>
   <source>QualCoder (project)</source>
   <translation>QualCoder（项目）</translation>
  </message>
  <message>
   <source>Zotero (library)</source>
   <translation>Zotero（文库）</translation>
  </message>
  <message>
   <source>Apple Books (annotations)</source>
   <translation>Apple Books（批注）</translation>
  </message>
  <message>
   <source>Kobo (KoboReader.sqlite)</source>
   <translation>Kobo (KoboReader.sqlite)</translation>
  </message>
 </context>
 <context>
  <name>IncomingAnnotations</name>
  <message>
   <source>Annotations ({0});;All files (*)</source>
   <translation>批注 ({0});;所有文件 (*)</translation>
  </message>
  <message>
   <source>Import annotations</source>
   <translation>导入批注</translation>
  </message>
  <message>
   <source>Reading “{0}”…</source>
   <translation>正在读取“{0}”…</translation>
  </message>
  <message>
   <source>Comparing…</source>
   <translation>正在比较…</translation>
  </message>
  <message>
   <source>Taking annotations in…</source>
   <translation>正在导入批注…</translation>
  </message>
  <message>
   <source>Took in {0}. Undo takes all of it back.</source>
   <translation>已导入 {0}。撤销可全部取消。</translation>
  </message>
 </context>
 <context>
  <name>IncomingModel</name>
  <message>
   <source>Untitled</source>
   <translation>无标题</translation>
  </message>
  <message>
   <source>New text of quotes: {0}</source>
   <translation>由引文组成的新文本：{0}</translation>
  </message>
  <message>
   <source>New text: {0}</source>
   <translation>新文本：{0}</translation>
  </message>
  <message>
   <source>A note on the whole text</source>
   <translation>整篇文本的笔记</translation>
  </message>
  <message>
   <source>chosen</source>
   <translation>已选</translation>
  </message>
  <message>
   <source>not chosen</source>
   <translation>未选</translation>
  </message>
  <message>
   <source>new, not found in the text</source>
   <translation>新增，在文本中找不到</translation>
  </message>
  <message>
   <source>new</source>
   <translation>新增</translation>
  </message>
  <message>
   <source>changed</source>
   <translation>已修改</translation>
  </message>
  <message>
   <source>changed here since</source>
   <translation>此后在这里修改过</translation>
  </message>
  <message>
   <source>remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>highlighted twice</source>
   <translation>重复划线</translation>
  </message>
 </context>
 <context>
  <name>IncomingReview</name>
  <message>
   <source>Annotations in “{0}”</source>
   <translation>“{0}”中的批注</translation>
  </message>
  <message>
   <source>Annotations that would come in</source>
   <translation>将要导入的批注</translation>
  </message>
  <message>
   <source>Space chooses a row, or no longer.</source>
   <translation>按空格选择或取消一行。</translation>
  </message>
  <message>
   <source>Here now</source>
   <translation>这里现有</translation>
  </message>
  <message>
   <source>In the file</source>
   <translation>文件中</translation>
  </message>
  <message>
   <source>Here now and in the file</source>
   <translation>这里现有与文件中</translation>
  </message>
  <message>
   <source>Every annotation of this file is here already, as it is there.</source>
   <translation>此文件的每条批注这里都已有，且完全相同。</translation>
  </message>
  <message>
   <source>Remove what the file no longer has</source>
   <translation>移除文件中已没有的</translation>
  </message>
  <message>
   <source>Choose all</source>
   <translation>全选</translation>
  </message>
  <message>
   <source>Choose none</source>
   <translation>全不选</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>{0} new</source>
   <translation>{0} 条新增</translation>
  </message>
  <message>
   <source>{0} highlighted twice</source>
   <translation>{0} 条重复划线</translation>
  </message>
  <message>
   <source>{0} changed</source>
   <translation>{0} 条已修改</translation>
  </message>
  <message>
   <source>{0} changed here since</source>
   <translation>{0} 条此后在这里修改过</translation>
  </message>
  <message>
   <source>{0} to remove</source>
   <translation>{0} 条待移除</translation>
  </message>
  <message>
   <source>{0} not found</source>
   <translation>{0} 条找不到</translation>
  </message>
  <message>
   <source>{0} here already</source>
   <translation>{0} 条已有</translation>
  </message>
  <message>
   <source>Nothing would change.</source>
   <translation>不会有任何改变。</translation>
  </message>
  <message>
   <source>Take {0}</source>
   <translation>导入 {0} 条</translation>
  </message>
  <message>
   <source>Take</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>Remove {0}</source>
   <translation>移除 {0} 条</translation>
  </message>
  <message>
   <source>Take {0}, remove {1}</source>
   <translation>导入 {0} 条，移除 {1} 条</translation>
  </message>
  <message>
   <source>Passage</source>
   <translation>选段</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>笔记</translation>
  </message>
  <message>
   <source>Themes</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>It was changed here after the file was made; it stays so.</source>
   <translation>文件生成之后它在这里修改过；将保持不变。</translation>
  </message>
  <message>
   <source>Choose it to take the file’s words.</source>
   <translation>选择它即采用文件中的内容。</translation>
  </message>
  <message>
   <source>Its quote is kept and listed as lost.</source>
   <translation>引文会保留，并列为丢失。</translation>
  </message>
  <message>
   <source>Page or place: {0}</source>
   <translation>页码或位置：{0}</translation>
  </message>
 </context>
 <context>
  <name>ItemColumn</name>
  <message>
   <source>Items</source>
   <translation>条目</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>问题</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>答案</translation>
  </message>
  <message>
   <source>Written by hand</source>
   <translation>手动编写</translation>
  </message>
  <message>
   <source>Follow the annotation again</source>
   <translation>恢复跟随批注</translation>
  </message>
  <message>
   <source>Up (Alt+Up)</source>
   <translation>上移 (Alt+Up)</translation>
  </message>
  <message>
   <source>Down (Alt+Down)</source>
   <translation>下移 (Alt+Down)</translation>
  </message>
  <message>
   <source>Add a word</source>
   <translation>添加词语</translation>
  </message>
  <message>
   <source>Add an item of your own</source>
   <translation>添加自己的条目</translation>
  </message>
  <message>
   <source>left out</source>
   <translation>已略去</translation>
  </message>
  <message>
   <source>not printed</source>
   <translation>不打印</translation>
  </message>
  <message>
   <source>by hand</source>
   <translation>手动</translation>
  </message>
  <message>
   <source>Nothing written yet</source>
   <translation>尚未填写</translation>
  </message>
  <message>
   <source>Statement</source>
   <translation>陈述</translation>
  </message>
  <message>
   <source>What is true (or “false”)</source>
   <translation>正确的说法（或“错”）</translation>
  </message>
  <message>
   <source>Right answer</source>
   <translation>正确答案</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>左</translation>
  </message>
  <message>
   <source>Right</source>
   <translation>右</translation>
  </message>
  <message>
   <source>Word</source>
   <translation>词语</translation>
  </message>
  <message>
   <source>Meaning</source>
   <translation>词义</translation>
  </message>
  <message>
   <source>Gloss</source>
   <translation>注释</translation>
  </message>
  <message>
   <source>Passage</source>
   <translation>选段</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>笔记</translation>
  </message>
  <message>
   <source>Words of the passage that are the gap</source>
   <translation>选段中要挖空的词语</translation>
  </message>
  <message>
   <source>Your own</source>
   <translation>自己的</translation>
  </message>
  <message>
   <source>Remove (Delete)</source>
   <translation>移除 (Delete)</translation>
  </message>
  <message>
   <source>Take in again (Delete)</source>
   <translation>重新采用 (Delete)</translation>
  </message>
  <message>
   <source>Leave out (Delete)</source>
   <translation>略去 (Delete)</translation>
  </message>
 </context>
 <context>
  <name>KeepDialog</name>
  <message>
   <source>Keep an export up to date</source>
   <translation>让导出保持更新</translation>
  </message>
  <message>
   <source>This text: {0}</source>
   <translation>此文本：{0}</translation>
  </message>
  <message>
   <source>The whole library, in one file</source>
   <translation>整个文库，一个文件</translation>
  </message>
  <message>
   <source>The whole library, a file for each text</source>
   <translation>整个文库，每篇文本一个文件</translation>
  </message>
  <message>
   <source>Only what passes the filter as it is now</source>
   <translation>仅符合当前筛选的批注</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>选择…</translation>
  </message>
  <message>
   <source>Keep up to date</source>
   <translation>保持更新</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Annotations</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>It is written again some seconds after each change, and when the window closes. A file that someone else changed is never written over.</source>
   <translation>每次修改几秒之后以及关闭窗口时会重新写入。被他人修改过的文件绝不会被覆盖。</translation>
  </message>
  <message>
   <source>Say in full where it is to be kept.</source>
   <translation>请写出完整的保存位置。</translation>
  </message>
  <message>
   <source>There is no folder {0}</source>
   <translation>没有文件夹 {0}</translation>
  </message>
  <message>
   <source>“{0}” is a folder. Give the file another name.</source>
   <translation>“{0}”是文件夹。请给文件换个名称。</translation>
  </message>
  <message>
   <source>Another automatic export is kept there.</source>
   <translation>那里已有另一个自动导出。</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>所有文件 (*)</translation>
  </message>
 </context>
 <context>
  <name>KeepingCopies</name>
  <message>
   <source>There is no room on the disk for the day’s copy of the library.</source>
   <translation>磁盘空间不足，无法进行今天的文库备份。</translation>
  </message>
  <message>
   <source>The library is too large now for a copy each day.</source>
   <translation>文库已太大，无法每天备份。</translation>
  </message>
  <message>
   <source>Copies of the library…</source>
   <translation>文库备份…</translation>
  </message>
  <message>
   <source>Today’s copy of the library could not be made. The library is safe.</source>
   <translation>今天的文库备份未能完成。文库是安全的。</translation>
  </message>
  <message>
   <source>Copying the library…</source>
   <translation>正在备份文库…</translation>
  </message>
  <message>
   <source>The copy is made.</source>
   <translation>备份已完成。</translation>
  </message>
  <message>
   <source>The copy is saved as “{0}”.</source>
   <translation>备份已保存为“{0}”。</translation>
  </message>
  <message>
   <source>Getting ready to go back…</source>
   <translation>正在准备恢复…</translation>
  </message>
 </context>
 <context>
  <name>KeepingExports</name>
  <message>
   <source>{0} automatic exports could not be written.</source>
   <translation>{0} 个自动导出未能写入。</translation>
  </message>
  <message>
   <source>Look</source>
   <translation>查看</translation>
  </message>
  <message>
   <source>Choose another folder</source>
   <translation>选择其他文件夹</translation>
  </message>
  <message>
   <source>Choose another file</source>
   <translation>选择其他文件</translation>
  </message>
  <message>
   <source>Turn off</source>
   <translation>关闭导出</translation>
  </message>
  <message>
   <source>Write anyway</source>
   <translation>仍然写入</translation>
  </message>
 </context>
 <context>
  <name>KeptExports</name>
  <message>
   <source>Automatic exports</source>
   <translation>自动导出</translation>
  </message>
  <message>
   <source>No export is kept up to date yet. Add one, and its file follows each change.</source>
   <translation>还没有保持更新的导出。添加一个，文件便会随每次修改更新。</translation>
  </message>
  <message>
   <source>Add…</source>
   <translation>添加…</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <source>Write now</source>
   <translation>立即写入</translation>
  </message>
  <message>
   <source>Keep elsewhere…</source>
   <translation>更换位置…</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>The files that were written stay where they are.</source>
   <translation>已写入的文件仍留在原处。</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Write anyway</source>
   <translation>仍然写入</translation>
  </message>
  <message>
   <source>The whole library</source>
   <translation>整个文库</translation>
  </message>
  <message>
   <source>The whole library, a file for each text</source>
   <translation>整个文库，每篇文本一个文件</translation>
  </message>
  <message>
   <source>{0}, filtered</source>
   <translation>{0}（已筛选）</translation>
  </message>
  <message>
   <source>in {0}</source>
   <translation>在 {0}</translation>
  </message>
  <message>
   <source>Not written yet.</source>
   <translation>尚未写入。</translation>
  </message>
  <message>
   <source>Written {0}.</source>
   <translation>写入于 {0}。</translation>
  </message>
  <message>
   <source>Paused. {0}</source>
   <translation>已暂停。{0}</translation>
  </message>
 </context>
 <context>
  <name>KeyboardDialog</name>
  <message>
   <source>Change keyboard shortcuts</source>
   <translation>更改键盘快捷键</translation>
  </message>
  <message>
   <source>Search commands and keys</source>
   <translation>搜索命令和按键</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>命令</translation>
  </message>
  <message>
   <source>Press the new keys here</source>
   <translation>在这里按下新的按键</translation>
  </message>
  <message>
   <source>Besides the keys it has</source>
   <translation>保留已有的按键</translation>
  </message>
  <message>
   <source>Take it from there</source>
   <translation>从那里取用</translation>
  </message>
  <message>
   <source>Leave it</source>
   <translation>不取用</translation>
  </message>
  <message>
   <source>No key</source>
   <translation>无按键</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>重置</translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation>全部重置</translation>
  </message>
  <message>
   <source>changed</source>
   <translation>已更改</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Choose a command.</source>
   <translation>请选择一个命令。</translation>
  </message>
  <message>
   <source>No command of that name.</source>
   <translation>没有这个名称的命令。</translation>
  </message>
  <message>
   <source>It has these keys already.</source>
   <translation>它已有这些按键。</translation>
  </message>
  <message>
   <source>{0} is used by “{1}”. Take it from there?</source>
   <translation>{0} 已用于“{1}”。从那里取用吗？</translation>
  </message>
  <message>
   <source>“{0}” has {1} now.</source>
   <translation>“{0}”现在使用 {1}。</translation>
  </message>
  <message>
   <source>It has its usual keys again; {0} lost them.</source>
   <translation>已恢复默认按键；{0} 失去了这些按键。</translation>
  </message>
  <message>
   <source>All commands have their usual keys again.</source>
   <translation>所有命令都已恢复默认按键。</translation>
  </message>
 </context>
 <context>
  <name>Keys</name>
  <message>
   <source>Digits by themselves give themes.</source>
   <translation>单独的数字键用于主题。</translation>
  </message>
  <message>
   <source>A letter by itself begins a theme’s name. Take it with Ctrl or Alt.</source>
   <translation>单独的字母用于输入主题名称。请加上 Ctrl 或 Alt。</translation>
  </message>
  <message>
   <source>The page itself needs this key, to move or to leave.</source>
   <translation>页面本身需要此键来移动或离开。</translation>
  </message>
  <message>
   <source>This key cannot be used by itself.</source>
   <translation>此键不能单独使用。</translation>
  </message>
 </context>
 <context>
  <name>Language</name>
  <message>
   <source>Arabic</source>
   <translation>阿拉伯语</translation>
  </message>
  <message>
   <source>Chinese</source>
   <translation>中文</translation>
  </message>
  <message>
   <source>Chinese, simplified</source>
   <translation>中文（简体）</translation>
  </message>
  <message>
   <source>Chinese, traditional</source>
   <translation>中文（繁体）</translation>
  </message>
  <message>
   <source>Chinese, classical</source>
   <translation>文言文</translation>
  </message>
  <message>
   <source>Czech</source>
   <translation>捷克语</translation>
  </message>
  <message>
   <source>Danish</source>
   <translation>丹麦语</translation>
  </message>
  <message>
   <source>Dutch</source>
   <translation>荷兰语</translation>
  </message>
  <message>
   <source>English</source>
   <translation>英语</translation>
  </message>
  <message>
   <source>English, British</source>
   <translation>英语（英国）</translation>
  </message>
  <message>
   <source>English, American</source>
   <translation>英语（美国）</translation>
  </message>
  <message>
   <source>Finnish</source>
   <translation>芬兰语</translation>
  </message>
  <message>
   <source>French</source>
   <translation>法语</translation>
  </message>
  <message>
   <source>German</source>
   <translation>德语</translation>
  </message>
  <message>
   <source>Greek</source>
   <translation>希腊语</translation>
  </message>
  <message>
   <source>Greek, ancient</source>
   <translation>古希腊语</translation>
  </message>
  <message>
   <source>Hebrew</source>
   <translation>希伯来语</translation>
  </message>
  <message>
   <source>Hindi</source>
   <translation>印地语</translation>
  </message>
  <message>
   <source>Hungarian</source>
   <translation>匈牙利语</translation>
  </message>
  <message>
   <source>Indonesian</source>
   <translation>印度尼西亚语</translation>
  </message>
  <message>
   <source>Italian</source>
   <translation>意大利语</translation>
  </message>
  <message>
   <source>Japanese</source>
   <translation>日语</translation>
  </message>
  <message>
   <source>Korean</source>
   <translation>韩语</translation>
  </message>
  <message>
   <source>Latin</source>
   <translation>拉丁语</translation>
  </message>
  <message>
   <source>Norwegian</source>
   <translation>挪威语</translation>
  </message>
  <message>
   <source>Persian</source>
   <translation>波斯语</translation>
  </message>
  <message>
   <source>Polish</source>
   <translation>波兰语</translation>
  </message>
  <message>
   <source>Portuguese</source>
   <translation>葡萄牙语</translation>
  </message>
  <message>
   <source>Portuguese, Brazilian</source>
   <translation>葡萄牙语（巴西）</translation>
  </message>
  <message>
   <source>Russian</source>
   <translation>俄语</translation>
  </message>
  <message>
   <source>Spanish</source>
   <translation>西班牙语</translation>
  </message>
  <message>
   <source>Swedish</source>
   <translation>瑞典语</translation>
  </message>
  <message>
   <source>Thai</source>
   <translation>泰语</translation>
  </message>
  <message>
   <source>Turkish</source>
   <translation>土耳其语</translation>
  </message>
  <message>
   <source>Ukrainian</source>
   <translation>乌克兰语</translation>
  </message>
  <message>
   <source>Vietnamese</source>
   <translation>越南语</translation>
  </message>
 </context>
 <context>
  <name>Languages</name>
  <message>
   <source>the system’s language</source>
   <translation>系统语言</translation>
  </message>
  <message>
   <source>The next time it opens, the window speaks {0}.</source>
   <translation>下次打开时，窗口使用{0}。</translation>
  </message>
  <message>
   <source>Open it anew</source>
   <translation>重新打开</translation>
  </message>
 </context>
 <context>
  <name>LibraryModel</name>
  <message>
   <source>{0} read</source>
   <translation>已读 {0}</translation>
  </message>
  <message>
   <source>Not read yet</source>
   <translation>尚未阅读</translation>
  </message>
  <message>
   <source>{0} annotations</source>
   <translation>{0} 条批注</translation>
  </message>
  <message>
   <source>Last read {0}</source>
   <translation>上次阅读 {0}</translation>
  </message>
  <message>
   <source>Added {0}</source>
   <translation>添加于 {0}</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>Annotations</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Last read</source>
   <translation>上次阅读</translation>
  </message>
  <message>
   <source>Added</source>
   <translation>添加时间</translation>
  </message>
 </context>
 <context>
  <name>LibraryWindow</name>
  <message>
   <source>Library</source>
   <translation>文库</translation>
  </message>
  <message>
   <source>Texts</source>
   <translation>文本</translation>
  </message>
  <message>
   <source>Filter titles, authors and sources</source>
   <translation>筛选标题、作者和来源</translation>
  </message>
  <message>
   <source>Add texts…</source>
   <translation>添加文本…</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Edit details…</source>
   <translation>编辑信息…</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Delete</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>No text has these words in its title, authors or source.</source>
   <translation>没有标题、作者或来源含这些词语的文本。</translation>
  </message>
  <message>
   <source>No texts yet. Add some with Ctrl+O, or drop files on the page.</source>
   <translation>还没有文本。按 Ctrl+O 添加，或把文件拖到页面上。</translation>
  </message>
  <message>
   <source>{0} chosen</source>
   <translation>已选 {0} 项</translation>
  </message>
  <message>
   <source>{0} of {1} texts</source>
   <translation>{1} 篇文本中的 {0} 篇</translation>
  </message>
  <message>
   <source>1 text</source>
   <translation>1 篇文本</translation>
  </message>
  <message>
   <source>{0} texts</source>
   <translation>{0} 篇文本</translation>
  </message>
 </context>
 <context>
  <name>Linking</name>
  <message>
   <source>The current annotation has no links.</source>
   <translation>当前批注没有链接。</translation>
  </message>
  <message>
   <source>What this link leads to is not in the library.</source>
   <translation>链接所指的内容不在文库中。</translation>
  </message>
 </context>
 <context>
  <name>Listing</name>
  <message>
   <source>1 annotation was given “{1}”.</source>
   <translation>已给 1 条批注添加“{1}”。</translation>
  </message>
  <message>
   <source>{0} annotations were given “{1}”.</source>
   <translation>已给 {0} 条批注添加“{1}”。</translation>
  </message>
  <message>
   <source>“{1}” was taken off 1 annotation.</source>
   <translation>已从 1 条批注去掉“{1}”。</translation>
  </message>
  <message>
   <source>“{1}” was taken off {0} annotations.</source>
   <translation>已从 {0} 条批注去掉“{1}”。</translation>
  </message>
  <message>
   <source>1 annotation was removed.</source>
   <translation>已移除 1 条批注。</translation>
  </message>
  <message>
   <source>{0} annotations were removed.</source>
   <translation>已移除 {0} 条批注。</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
 </context>
 <context>
  <name>ListingModel</name>
  <message>
   <source>No theme</source>
   <translation>无主题</translation>
  </message>
  <message>
   <source>No date</source>
   <translation>无日期</translation>
  </message>
 </context>
 <context>
  <name>LookingBack</name>
  <message>
   <source>Choose an annotation first.</source>
   <translation>请先选择一条批注。</translation>
  </message>
  <message>
   <source>History of an annotation</source>
   <translation>批注的历史</translation>
  </message>
  <message>
   <source>The text of this is in the trash.</source>
   <translation>它所在的文本在回收站里。</translation>
  </message>
  <message>
   <source>The text was replaced since; this has no place in it.</source>
   <translation>文本已被替换，这在其中没有位置。</translation>
  </message>
  <message>
   <source>The annotation that was here is in the trash.</source>
   <translation>原来在这里的批注在回收站里。</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>What you wrote could not be saved. It was copied, to be pasted where it is safe; close the window again to leave without it.</source>
   <translation>你写的内容未能保存，已复制到剪贴板，可粘贴到安全的地方；再次关闭窗口即放弃它。</translation>
  </message>
  <message>
   <source>Tools</source>
   <translation>工具</translation>
  </message>
  <message>
   <source>Lei Feng Reader</source>
   <translation>雷锋阅读器</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>文库</translation>
  </message>
 </context>
 <context>
  <name>MannerForm</name>
  <message>
   <source>Numbers</source>
   <translation>编号</translation>
  </message>
  <message>
   <source>Each n-th</source>
   <translation>编号间隔</translation>
  </message>
  <message>
   <source>Line length</source>
   <translation>每行长度</translation>
  </message>
  <message>
   <source>Answer lines</source>
   <translation>答题行数</translation>
  </message>
  <message>
   <source>Gaps</source>
   <translation>填空</translation>
  </message>
  <message>
   <source>A gap shows</source>
   <translation>空处提示</translation>
  </message>
  <message>
   <source>Extra words</source>
   <translation>干扰词</translation>
  </message>
  <message>
   <source>Choices</source>
   <translation>选项数</translation>
  </message>
  <message>
   <source>At most</source>
   <translation>最多</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Glosses</source>
   <translation>注释</translation>
  </message>
  <message>
   <source>Highlights</source>
   <translation>划线</translation>
  </message>
  <message>
   <source>Wide margin to write in</source>
   <translation>宽页边供书写</translation>
  </message>
  <message>
   <source>Glosses in the margin</source>
   <translation>注释放在页边</translation>
  </message>
  <message>
   <source>All of the text, even with few gaps</source>
   <translation>空再少也印全文</translation>
  </message>
  <message>
   <source>Pinyin above words</source>
   <translation>词上注拼音</translation>
  </message>
  <message>
   <source>Print</source>
   <translation>打印范围</translation>
  </message>
  <message>
   <source>The whole text</source>
   <translation>整篇文本</translation>
  </message>
  <message>
   <source>A passage of it</source>
   <translation>其中一段</translation>
  </message>
  <message>
   <source>None</source>
   <translation>无</translation>
  </message>
  <message>
   <source>Only what is selected in the reader</source>
   <translation>仅阅读器中选中的部分</translation>
  </message>
 </context>
 <context>
  <name>Margin</name>
  <message>
   <source>{0} more</source>
   <translation>还有 {0} 条</translation>
  </message>
 </context>
 <context>
  <name>MarginNotes</name>
  <message>
   <source>There is no room for notes beside the text. They are in the panel until there is.</source>
   <translation>文本旁没有空间显示笔记。有空间之前，笔记在侧边栏里。</translation>
  </message>
 </context>
 <context>
  <name>MergeDialog</name>
  <message>
   <source>Merge themes</source>
   <translation>合并主题</translation>
  </message>
  <message>
   <source>Which name stays?</source>
   <translation>保留哪个名称？</translation>
  </message>
  <message>
   <source>Counting annotations…</source>
   <translation>正在统计批注…</translation>
  </message>
  <message>
   <source>Notes stay as they are. Descriptions are put together. Undo takes it apart again.</source>
   <translation>笔记保持不变，说明会合在一起。撤销可重新分开。</translation>
  </message>
  <message>
   <source>1 annotation</source>
   <translation>1 条批注</translation>
  </message>
  <message>
   <source>{0} annotations</source>
   <translation>{0} 条批注</translation>
  </message>
  <message>
   <source>Merge</source>
   <translation>合并</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>The theme will stand on {0}.</source>
   <translation>此主题将用于{0}。</translation>
  </message>
 </context>
 <context>
  <name>MessageBar</name>
  <message>
   <source>Dismiss (Esc)</source>
   <translation>关闭 (Esc)</translation>
  </message>
  <message>
   <source>Dismiss</source>
   <translation>关闭</translation>
  </message>
 </context>
 <context>
  <name>Naming</name>
  <message>
   <source>Select a passage first, then type a theme’s name.</source>
   <translation>请先选中一段文字，再输入主题名称。</translation>
  </message>
 </context>
 <context>
  <name>Navigator</name>
  <message>
   <source>This link leads to no web page.</source>
   <translation>此链接不指向网页。</translation>
  </message>
  <message>
   <source>Open link</source>
   <translation>打开链接</translation>
  </message>
  <message>
   <source>Open this address?</source>
   <translation>打开这个网址吗？</translation>
  </message>
  <message>
   <source>The place this link leads to is not in the text.</source>
   <translation>链接所指的位置不在文本中。</translation>
  </message>
 </context>
 <context>
  <name>NewEditions</name>
  <message>
   <source>Texts ({0});;All files (*)</source>
   <translation>文本 ({0});;所有文件 (*)</translation>
  </message>
  <message>
   <source>The new text of “{0}”</source>
   <translation>“{0}”的新文本</translation>
  </message>
  <message>
   <source>Reading what was copied…</source>
   <translation>正在读取复制的内容…</translation>
  </message>
  <message>
   <source>Reading “{0}”…</source>
   <translation>正在读取“{0}”…</translation>
  </message>
  <message>
   <source>That is the text “{0}” has already. Nothing was changed.</source>
   <translation>这就是“{0}”现有的文本。没有任何修改。</translation>
  </message>
  <message>
   <source>Looking for the annotations in the new text…</source>
   <translation>正在新文本中查找批注…</translation>
  </message>
  <message>
   <source>“{0}” has its new text. Undo brings the old one back.</source>
   <translation>“{0}”已换成新文本。撤销可恢复旧文本。</translation>
  </message>
  <message>
   <source>1 annotation needs a look.</source>
   <translation>1 条批注需要查看。</translation>
  </message>
  <message>
   <source>{0} annotations need a look.</source>
   <translation>{0} 条批注需要查看。</translation>
  </message>
  <message>
   <source>Show them</source>
   <translation>显示</translation>
  </message>
 </context>
 <context>
  <name>NoteEditor</name>
  <message>
   <source>Note</source>
   <translation>笔记</translation>
  </message>
 </context>
 <context>
  <name>Offers</name>
  <message>
   <source>Create “{0}”</source>
   <translation>新建“{0}”</translation>
  </message>
  <message>
   <source>Take “{0}” out of the archive</source>
   <translation>从归档取回“{0}”</translation>
  </message>
 </context>
 <context>
  <name>PageAlone</name>
  <message>
   <source>{0} or Esc brings the rest back.</source>
   <translation>按 {0} 或 Esc 退出全屏。</translation>
  </message>
  <message>
   <source>Esc brings the rest back.</source>
   <translation>按 Esc 退出全屏。</translation>
  </message>
 </context>
 <context>
  <name>PageColumn</name>
  <message>
   <source>Copy</source>
   <translation>用途</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>版本</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>大小</translation>
  </message>
  <message>
   <source>Student’s copy</source>
   <translation>学生版</translation>
  </message>
  <message>
   <source>Teacher’s copy</source>
   <translation>教师版</translation>
  </message>
  <message>
   <source>Both</source>
   <translation>两者</translation>
  </message>
  <message>
   <source>One version</source>
   <translation>一个版本</translation>
  </message>
  <message>
   <source>Version {0}</source>
   <translation>版本 {0}</translation>
  </message>
  <message>
   <source>As it fits</source>
   <translation>适合窗口</translation>
  </message>
  <message>
   <source>Real size</source>
   <translation>实际大小</translation>
  </message>
  <message>
   <source>Page width</source>
   <translation>页宽</translation>
  </message>
  <message>
   <source>The pages are being made…</source>
   <translation>正在制作页面…</translation>
  </message>
  <message>
   <source>The parts have nothing to draw on yet. Annotate a few passages.</source>
   <translation>各部分还没有可用的内容。请批注几个选段。</translation>
  </message>
  <message>
   <source>Add a part: it appears here as it will be printed.</source>
   <translation>添加一个部分：它会按打印的样子显示在这里。</translation>
  </message>
  <message>
   <source>1 page</source>
   <translation>1 页</translation>
  </message>
  <message>
   <source>{0} pages</source>
   <translation>{0} 页</translation>
  </message>
  <message>
   <source>{0} and {1} pages</source>
   <translation>{0} 和 {1} 页</translation>
  </message>
 </context>
 <context>
  <name>PagePane</name>
  <message>
   <source>{0} characters</source>
   <translation>{0} 个字符</translation>
  </message>
  <message>
   <source>{0} words</source>
   <translation>{0} 个词</translation>
  </message>
  <message>
   <source>1 character</source>
   <translation>1 个字符</translation>
  </message>
  <message>
   <source>1 word</source>
   <translation>1 个词</translation>
  </message>
  <message>
   <source>1 minute</source>
   <translation>1 分钟</translation>
  </message>
  <message>
   <source>{0} minutes</source>
   <translation>{0} 分钟</translation>
  </message>
  <message>
   <source>{0} hours</source>
   <translation>{0} 小时</translation>
  </message>
  <message>
   <source>No theme</source>
   <translation>无主题</translation>
  </message>
  <message>
   <source>Annotations here</source>
   <translation>此处的批注</translation>
  </message>
 </context>
 <context>
  <name>PageSettingsPopup</name>
  <message>
   <source>Page</source>
   <translation>页面</translation>
  </message>
  <message>
   <source>Type size</source>
   <translation>字号</translation>
  </message>
  <message>
   <source>Column width</source>
   <translation>栏宽</translation>
  </message>
  <message>
   <source>Line height</source>
   <translation>行高</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>重置</translation>
  </message>
  <message>
   <source>System</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Sepia</source>
   <translation>护眼</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>Typeface</source>
   <translation>字体</translation>
  </message>
  <message>
   <source>Automatic ({0})</source>
   <translation>自动 ({0})</translation>
  </message>
 </context>
 <context>
  <name>PartColumn</name>
  <message>
   <source>Add part</source>
   <translation>添加部分</translation>
  </message>
  <message>
   <source>Duplicate part</source>
   <translation>复制此部分</translation>
  </message>
  <message>
   <source>Up (Alt+Up)</source>
   <translation>上移 (Alt+Up)</translation>
  </message>
  <message>
   <source>Down (Alt+Down)</source>
   <translation>下移 (Alt+Down)</translation>
  </message>
  <message>
   <source>Remove part (Delete)</source>
   <translation>移除此部分 (Delete)</translation>
  </message>
  <message>
   <source>Header and page</source>
   <translation>页眉与页面</translation>
  </message>
  <message>
   <source>Being made…</source>
   <translation>正在制作…</translation>
  </message>
  <message>
   <source>landscape</source>
   <translation>横向</translation>
  </message>
  <message>
   <source>portrait</source>
   <translation>纵向</translation>
  </message>
  <message>
   <source>{0}, {1}, {2} pt</source>
   <translation>{0}，{1}，{2} 磅</translation>
  </message>
 </context>
 <context>
  <name>PartForm</name>
  <message>
   <source>Kind</source>
   <translation>类型</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Instruction</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>All annotations</source>
   <translation>所有批注</translation>
  </message>
  <message>
   <source>Add theme…</source>
   <translation>添加主题…</translation>
  </message>
  <message>
   <source>Draws</source>
   <translation>取自</translation>
  </message>
  <message>
   <source>Do not draw “{0}”</source>
   <translation>不取“{0}”</translation>
  </message>
  <message>
   <source>Draw which theme?</source>
   <translation>取哪个主题？</translation>
  </message>
 </context>
 <context>
  <name>PartRows</name>
  <message>
   <source>Parts</source>
   <translation>部分</translation>
  </message>
 </context>
 <context>
  <name>PassageColumn</name>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Draw on these only</source>
   <translation>只取这些</translation>
  </message>
  <message>
   <source>Annotations</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>词语</translation>
  </message>
  <message>
   <source>Filter annotations</source>
   <translation>筛选批注</translation>
  </message>
  <message>
   <source>No theme</source>
   <translation>无主题</translation>
  </message>
  <message>
   <source>In part {0}</source>
   <translation>在第 {0} 部分</translation>
  </message>
  <message>
   <source>In no part</source>
   <translation>不在任何部分</translation>
  </message>
  <message>
   <source>Note on the whole text</source>
   <translation>整篇文本的笔记</translation>
  </message>
  <message>
   <source>Bookmark</source>
   <translation>书签</translation>
  </message>
  <message>
   <source>The text of this set is not in the library. Use it on another text.</source>
   <translation>此学习集的文本不在文库中。请用于另一篇文本。</translation>
  </message>
  <message>
   <source>No annotation passes the filter.</source>
   <translation>没有符合筛选条件的批注。</translation>
  </message>
  <message>
   <source>No annotations yet. Highlight passages of the text: they appear here.</source>
   <translation>还没有批注。在文本中划线，就会显示在这里。</translation>
  </message>
  <message>
   <source>All themes</source>
   <translation>所有主题</translation>
  </message>
  <message>
   <source>Choose a part first: it takes annotations in.</source>
   <translation>请先选择一个部分来采用批注。</translation>
  </message>
  <message>
   <source>This part has no use for it as it is set.</source>
   <translation>按目前的设置，此部分用不上它。</translation>
  </message>
  <message>
   <source>Leave out of the part</source>
   <translation>从此部分略去</translation>
  </message>
  <message>
   <source>Take into the part</source>
   <translation>加入此部分</translation>
  </message>
  <message>
   <source>Show in text</source>
   <translation>在文本中显示</translation>
  </message>
 </context>
 <context>
  <name>PassageRows</name>
  <message>
   <source>The whole text</source>
   <translation>整篇文本</translation>
  </message>
 </context>
 <context>
  <name>PasswordDialog</name>
  <message>
   <source>Password</source>
   <translation>密码</translation>
  </message>
  <message>
   <source>“{0}” opens with a password.</source>
   <translation>“{0}”需要密码才能打开。</translation>
  </message>
  <message>
   <source>That is not the password of “{0}”. Try again.</source>
   <translation>这不是“{0}”的密码。请重试。</translation>
  </message>
  <message>
   <source>It is used now and kept nowhere.</source>
   <translation>密码只用于这次打开，不会保存。</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
 </context>
 <context>
  <name>PastWindow</name>
  <message>
   <source>As it was</source>
   <translation>过去的样子</translation>
  </message>
  <message>
   <source>Earlier change</source>
   <translation>较早的修改</translation>
  </message>
  <message>
   <source>Later change</source>
   <translation>较晚的修改</translation>
  </message>
  <message>
   <source>The text as it was</source>
   <translation>过去的文本</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>As it was on</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Looking back…</source>
   <translation>正在回看…</translation>
  </message>
  <message>
   <source>As it was on {0}: {1}. Nothing can be changed here.</source>
   <translation>{0} 时的样子：{1}。这里不能修改。</translation>
  </message>
  <message>
   <source>On {0} this text was not in the library.</source>
   <translation>{0} 时此文本不在文库中。</translation>
  </message>
 </context>
 <context>
  <name>PicturesWindow</name>
  <message>
   <source>Pictures</source>
   <translation>图表</translation>
  </message>
  <message>
   <source>Of what</source>
   <translation>范围</translation>
  </message>
  <message>
   <source>This text</source>
   <translation>此文本</translation>
  </message>
  <message>
   <source>The whole library</source>
   <translation>整个文库</translation>
  </message>
  <message>
   <source>In which steps</source>
   <translation>步长</translation>
  </message>
  <message>
   <source>By day</source>
   <translation>按日期</translation>
  </message>
  <message>
   <source>By week</source>
   <translation>按周</translation>
  </message>
  <message>
   <source>By month</source>
   <translation>按月</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>图表</translation>
  </message>
  <message>
   <source>Themes in this text</source>
   <translation>此文本中的主题</translation>
  </message>
  <message>
   <source>Themes by text</source>
   <translation>各文本的主题</translation>
  </message>
  <message>
   <source>Themes by theme</source>
   <translation>主题共现</translation>
  </message>
  <message>
   <source>Annotations over time</source>
   <translation>批注随时间的变化</translation>
  </message>
  <message>
   <source>Words of this text</source>
   <translation>此文本的词语</translation>
  </message>
  <message>
   <source>Gaps in this text</source>
   <translation>此文本的缺口</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>选段</translation>
  </message>
  <message>
   <source>Save picture…</source>
   <translation>保存图表…</translation>
  </message>
  <message>
   <source>Save table…</source>
   <translation>保存表格…</translation>
  </message>
  <message>
   <source>Show in text</source>
   <translation>在文本中显示</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Counting…</source>
   <translation>正在统计…</translation>
  </message>
  <message>
   <source>Choose a mark to see its passages.</source>
   <translation>选择一个标记，查看它的选段。</translation>
  </message>
  <message>
   <source>No text is open.</source>
   <translation>没有打开的文本。</translation>
  </message>
  <message>
   <source>The first {0} are listed.</source>
   <translation>只列出前 {0} 项。</translation>
  </message>
  <message>
   <source>Picture (*.png);;Drawing (*.svg)</source>
   <translation>图片 (*.png);;矢量图 (*.svg)</translation>
  </message>
  <message>
   <source>Table (*.csv)</source>
   <translation>表格 (*.csv)</translation>
  </message>
  <message>
   <source>Saved as “{0}”.</source>
   <translation>已保存为“{0}”。</translation>
  </message>
 </context>
 <context>
  <name>Piles</name>
  <message>
   <source>Sub-themes</source>
   <translation>子主题</translation>
  </message>
 </context>
 <context>
  <name>Places</name>
  <message>
   <source>Keep files in</source>
   <translation>文件保存到</translation>
  </message>
  <message>
   <source>annotations</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Export to</source>
   <translation>导出到</translation>
  </message>
  <message>
   <source>Replace “{0}”?</source>
   <translation>替换“{0}”吗？</translation>
  </message>
  <message>
   <source>A file of that name is already in {0}.</source>
   <translation>{0} 中已有同名文件。</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>替换</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
 </context>
 <context>
  <name>Placing</name>
  <message>
   <source>It was not found in this text. Move it to another passage.</source>
   <translation>在此文本中找不到它。请把它移到另一选段。</translation>
  </message>
  <message>
   <source>It is in its place.</source>
   <translation>它在原处。</translation>
  </message>
  <message>
   <source>Choose one annotation.</source>
   <translation>请选择一条批注。</translation>
  </message>
  <message>
   <source>Select the passage for “{0}” in the text.</source>
   <translation>请在文本中选中“{0}”的选段。</translation>
  </message>
  <message>
   <source>Move it to the selection</source>
   <translation>移到选中部分</translation>
  </message>
  <message>
   <source>Choose an annotation first, with a click or with J and K.</source>
   <translation>请先单击或用 J、K 选择一条批注。</translation>
  </message>
 </context>
 <context>
  <name>Preview</name>
  <message>
   <source>First rows of the export</source>
   <translation>导出的前几行</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页面</translation>
  </message>
  <message>
   <source>1 page</source>
   <translation>1 页</translation>
  </message>
  <message>
   <source>{0} pages</source>
   <translation>{0} 页</translation>
  </message>
 </context>
 <context>
  <name>Printing</name>
  <message>
   <source>Print</source>
   <translation>打印</translation>
  </message>
 </context>
 <context>
  <name>QuotaField</name>
  <message>
   <source>Each theme that is drawn, up to two passages.</source>
   <translation>所取的每个主题，最多两个选段。</translation>
  </message>
  <message>
   <source>Ask for a theme…</source>
   <translation>要求找一个主题…</translation>
  </message>
  <message>
   <source>Do not ask for “{0}”</source>
   <translation>不要求“{0}”</translation>
  </message>
  <message>
   <source>Ask for passages of which theme?</source>
   <translation>要求找哪个主题的选段？</translation>
  </message>
 </context>
 <context>
  <name>ReadingView</name>
  <message>
   <source>Text</source>
   <translation>文本</translation>
  </message>
 </context>
 <context>
  <name>RecentMenu</name>
  <message>
   <source>Open recent</source>
   <translation>最近打开</translation>
  </message>
 </context>
 <context>
  <name>Reception</name>
  <message>
   <source>Texts ({0});;All files (*)</source>
   <translation>文本 ({0});;所有文件 (*)</translation>
  </message>
  <message>
   <source>Open text</source>
   <translation>打开文本</translation>
  </message>
  <message>
   <source>There is no text to paste.</source>
   <translation>没有可粘贴的文本。</translation>
  </message>
  <message>
   <source>Reading “{0}”…</source>
   <translation>正在读取“{0}”…</translation>
  </message>
  <message>
   <source>Looking for texts in “{0}”…</source>
   <translation>正在“{0}”中查找文本…</translation>
  </message>
  <message>
   <source>Reading “{0}” ({1} of {2})…</source>
   <translation>正在读取“{0}”（{1} / {2}）…</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>There is no text that can be read in “{0}”. Nothing was imported.</source>
   <translation>“{0}”中没有可读取的文本。未导入任何内容。</translation>
  </message>
  <message>
   <source>“{0}” was not read to its end. Nothing was imported.</source>
   <translation>“{0}”没有读完。未导入任何内容。</translation>
  </message>
  <message>
   <source>“{0}” was in the library already.</source>
   <translation>“{0}”已在文库中。</translation>
  </message>
 </context>
 <context>
  <name>ReplaceDialog</name>
  <message>
   <source>Replace this text</source>
   <translation>替换此文本</translation>
  </message>
  <message>
   <source>Put “{0}” on another text, such as a corrected edition. Its annotations are looked for in the new text, and you see them before anything changes.</source>
   <translation>为“{0}”换上另一文本，例如修订版。会在新文本中查找它的批注，确认之前什么都不会改变。</translation>
  </message>
  <message>
   <source>Choose a file…</source>
   <translation>选择文件…</translation>
  </message>
  <message>
   <source>Use what was copied</source>
   <translation>使用剪贴板内容</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
 </context>
 <context>
  <name>Reshaping</name>
  <message>
   <source>No other annotation overlaps this one.</source>
   <translation>没有其他批注与此批注重叠。</translation>
  </message>
  <message>
   <source>There is no theme yet. Add one in the panel.</source>
   <translation>还没有主题。请在侧边栏添加。</translation>
  </message>
  <message>
   <source>The bookmark is gone.</source>
   <translation>书签已移除。</translation>
  </message>
  <message>
   <source>The link is copied. It can be pasted into a note.</source>
   <translation>链接已复制，可粘贴到笔记中。</translation>
  </message>
  <message>
   <source>Choose an annotation first, with a click or with J and K.</source>
   <translation>请先单击或用 J、K 选择一条批注。</translation>
  </message>
 </context>
 <context>
  <name>RevealKeys</name>
  <message>
   <source>Space  →  Page down</source>
   <translation>空格  →  Page down</translation>
  </message>
  <message>
   <source>Show the next annotation, or the rest of its note</source>
   <translation>显示下一条批注，或其笔记的其余部分</translation>
  </message>
  <message>
   <source>←  Backspace  Page up</source>
   <translation>←  Backspace  Page up</translation>
  </message>
  <message>
   <source>Take it back</source>
   <translation>收回</translation>
  </message>
  <message>
   <source>1 … 9  0</source>
   <translation>1 … 9  0</translation>
  </message>
  <message>
   <source>Show or hide a theme; 0 what has none</source>
   <translation>显示或隐藏一个主题；0 为无主题的批注</translation>
  </message>
  <message>
   <source>Alt+1 … 9</source>
   <translation>Alt+1 … 9</translation>
  </message>
  <message>
   <source>Step through that theme alone, or all again</source>
   <translation>只逐条显示该主题，或恢复全部</translation>
  </message>
  <message>
   <source>A  Home</source>
   <translation>A  Home</translation>
  </message>
  <message>
   <source>Show all, hide all</source>
   <translation>全部显示、全部隐藏</translation>
  </message>
  <message>
   <source>Move through the text, or move the spotlight</source>
   <translation>在文本中移动，或移动聚光灯</translation>
  </message>
  <message>
   <source>Spotlight on one line</source>
   <translation>聚光灯照一行</translation>
  </message>
  <message>
   <source>Black or white screen</source>
   <translation>黑屏或白屏</translation>
  </message>
  <message>
   <source>Larger, smaller, usual type</source>
   <translation>放大、缩小、默认字号</translation>
  </message>
  <message>
   <source>Dark or light page</source>
   <translation>深色或浅色页面</translation>
  </message>
  <message>
   <source>Legend, notes</source>
   <translation>图例、笔记</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>Leave</source>
   <translation>退出</translation>
  </message>
 </context>
 <context>
  <name>RevealView</name>
  <message>
   <source>Text for the projector</source>
   <translation>投影文本</translation>
  </message>
  <message>
   <source>Space next  ·  ← back  ·  1–9 themes  ·  S spotlight  ·  B black</source>
   <translation>空格 下一条  ·  ← 上一条  ·  1–9 主题  ·  S 聚光灯  ·  B 黑屏</translation>
  </message>
  <message>
   <source>? all keys  ·  Esc leave</source>
   <translation>? 所有按键  ·  Esc 退出</translation>
  </message>
  <message>
   <source>This text has no annotations to show.</source>
   <translation>此文本没有可显示的批注。</translation>
  </message>
  <message>
   <source>All annotations are shown.</source>
   <translation>已显示全部批注。</translation>
  </message>
  <message>
   <source>No theme</source>
   <translation>无主题</translation>
  </message>
 </context>
 <context>
  <name>SameTextDialog</name>
  <message>
   <source>Which one?</source>
   <translation>哪一篇？</translation>
  </message>
  <message>
   <source>The library has this text more than once. Open which one?</source>
   <translation>文库中有多篇相同的文本。打开哪一篇？</translation>
  </message>
  <message>
   <source>1 annotation</source>
   <translation>1 条批注</translation>
  </message>
  <message>
   <source>{0} annotations</source>
   <translation>{0} 条批注</translation>
  </message>
  <message>
   <source>{0}% read</source>
   <translation>已读 {0}%</translation>
  </message>
  <message>
   <source>added {0}</source>
   <translation>添加于 {0}</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
 </context>
 <context>
  <name>SearchBox</name>
  <message>
   <source>Search texts, notes, themes and commands</source>
   <translation>搜索文本、笔记、主题和命令</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>搜索结果</translation>
  </message>
  <message>
   <source>Accents exactly as typed (Alt+E)</source>
   <translation>区分重音符号 (Alt+E)</translation>
  </message>
  <message>
   <source>Accents exactly as typed</source>
   <translation>区分重音符号</translation>
  </message>
  <message>
   <source>“a phrase”   -not   theme:   note:   in:   before:2026-11   after:2026   &gt;command</source>
   <translation>“一个短语”   -排除   theme:   note:   in:   before:2026-11   after:2026   &gt;命令</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>正在查找…</translation>
  </message>
  <message>
   <source>Nothing in the library has these words.</source>
   <translation>文库中没有包含这些词语的内容。</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>命令</translation>
  </message>
  <message>
   <source>Show more</source>
   <translation>显示更多</translation>
  </message>
  <message>
   <source>Texts by title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Themes</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>笔记</translation>
  </message>
  <message>
   <source>Annotated passages</source>
   <translation>批注的选段</translation>
  </message>
  <message>
   <source>In the texts</source>
   <translation>文本内容</translation>
  </message>
  <message>
   <source>{0} and more</source>
   <translation>{0} 以上</translation>
  </message>
 </context>
 <context>
  <name>SelectionBar</name>
  <message>
   <source>Themes for the selection</source>
   <translation>选中部分的主题</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>笔记</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Write a note</source>
   <translation>写笔记</translation>
  </message>
  <message>
   <source>Copy the text</source>
   <translation>复制文字</translation>
  </message>
 </context>
 <context>
  <name>Sentences</name>
  <message>
   <source>That did not work. Nothing was changed.</source>
   <translation>未能完成。没有任何修改。</translation>
  </message>
  <message>
   <source>“{path}” could not be used{why}. Nothing was changed.</source>
   <translation>无法使用“{path}”{why}。没有任何修改。</translation>
  </message>
  <message>
   <source>“{path}” cannot be read{why}. Nothing was changed; check the file and try again.</source>
   <translation>无法读取“{path}”{why}。没有任何修改；请检查文件后重试。</translation>
  </message>
  <message>
   <source>“{path}” could not be written{why}. A file that stood there is as it was; try another place.</source>
   <translation>无法写入“{path}”{why}。原有的文件保持不变；请换个位置。</translation>
  </message>
  <message>
   <source>“{path}” was changed by someone else. The automatic export left it as it is and waits.</source>
   <translation>“{path}”被他人修改过。自动导出没有动它，正在等待。</translation>
  </message>
  <message>
   <source>“{path}” is no longer where the automatic export left it. Nothing was written in its place.</source>
   <translation>“{path}”已不在自动导出存放的位置。没有另写文件。</translation>
  </message>
  <message>
   <source>“{path}” holds no text. Nothing was imported.</source>
   <translation>“{path}”没有文字。未导入任何内容。</translation>
  </message>
  <message>
   <source>“{path}” is not a text that can be read. Nothing was imported; save it as plain text and try again.</source>
   <translation>“{path}”不是可读取的文本。未导入任何内容；请另存为纯文本后重试。</translation>
  </message>
  <message>
   <source>“{path}” is a document of Pages, Keynote or Numbers. Nothing was imported; export it there as Word or PDF, and open that.</source>
   <translation>“{path}”是 Pages、Keynote 或 Numbers 文档。未导入任何内容；请在那里导出为 Word 或 PDF 再打开。</translation>
  </message>
  <message>
   <source>“{path}” is an archive. Nothing was imported; unpack it, and open the files in it.</source>
   <translation>“{path}”是压缩包。未导入任何内容；请解压后打开其中的文件。</translation>
  </message>
  <message>
   <source>“{path}” is a book for Kindle or another reading program. Nothing was imported; convert it to EPUB, and open that.</source>
   <translation>“{path}”是 Kindle 或其他阅读程序的电子书。未导入任何内容；请转换为 EPUB 再打开。</translation>
  </message>
  <message>
   <source>“{path}” is a DjVu file: pages as pictures. Nothing was imported; convert it to a PDF with text, and open that.</source>
   <translation>“{path}”是 DjVu 文件，页面是图片。未导入任何内容；请转换为带文字的 PDF 再打开。</translation>
  </message>
  <message>
   <source>“{path}” only leads to a page on the web. Nothing was imported; save the page itself in a browser, and open that.</source>
   <translation>“{path}”只是指向网页的链接。未导入任何内容；请在浏览器中保存该网页再打开。</translation>
  </message>
  <message>
   <source>“{path}” holds pictures and no text. Nothing was imported; have a text recognition program read them, and open what it wrote.</source>
   <translation>“{path}”只有图片，没有文字。未导入任何内容；请用文字识别程序识别后，打开其结果。</translation>
  </message>
  <message>
   <source>“{path}” is written for printers. Nothing was imported; convert it to PDF, and open that.</source>
   <translation>“{path}”是供打印机使用的文件。未导入任何内容；请转换为 PDF 再打开。</translation>
  </message>
  <message>
   <source>“{path}” is sound or film, not a text. Nothing was imported; open its subtitles or a transcript instead.</source>
   <translation>“{path}”是音频或视频，不是文本。未导入任何内容；请打开其字幕或文字稿。</translation>
  </message>
  <message>
   <source>“{path}” is a Rich Text file. Nothing was imported; save it as .docx or .odt in a word processor, and open that.</source>
   <translation>“{path}”是 RTF 文件。未导入任何内容；请用文字处理程序另存为 .docx 或 .odt 再打开。</translation>
  </message>
  <message>
   <source>“{path}” is a slide show. Nothing was imported; save it as PDF, and open that.</source>
   <translation>“{path}”是演示文稿。未导入任何内容；请另存为 PDF 再打开。</translation>
  </message>
  <message>
   <source>“{path}” is a spreadsheet. Nothing was imported; save it as a web page and open that, or bring in annotations with “Import annotations”.</source>
   <translation>“{path}”是电子表格。未导入任何内容；请另存为网页再打开，或用“导入批注”导入其中的批注。</translation>
  </message>
  <message>
   <source>“{path}” is a Word 97–2003 document. Nothing was imported; save it as .docx or .odt in a word processor, and open that.</source>
   <translation>“{path}”是 Word 97–2003 文档。未导入任何内容；请用文字处理程序另存为 .docx 或 .odt 再打开。</translation>
  </message>
  <message>
   <source>“{path}” is protected and opens only in the program it was bought for. Nothing was imported.</source>
   <translation>“{path}”受版权保护，只能在购买它的程序中打开。未导入任何内容。</translation>
  </message>
  <message>
   <source>“{path}” is locked with a password. Nothing was imported; take the password off in the program that wrote it, and open it again.</source>
   <translation>“{path}”有密码保护。未导入任何内容；请在生成它的程序中取消密码后重新打开。</translation>
  </message>
  <message>
   <source>“{path}” needs a password. Nothing was imported; open it again with it.</source>
   <translation>“{path}”需要密码。未导入任何内容；请输入密码重新打开。</translation>
  </message>
  <message>
   <source>“{path}” holds pictures of pages and no text. Nothing was imported; have a text recognition program add the text first.</source>
   <translation>“{path}”是扫描页，没有文字。未导入任何内容；请先用文字识别程序加上文字。</translation>
  </message>
  <message>
   <source>“{path}” is damaged{why} and cannot be read. Nothing was imported; try another copy.</source>
   <translation>“{path}”已损坏{why}，无法读取。未导入任何内容；请换一份文件。</translation>
  </message>
  <message>
   <source>“{path}” is a table whose columns are not known. Nothing was imported; import it in the window, and say which column holds what.</source>
   <translation>“{path}”是表格，但各列含义不明。未导入任何内容；请在窗口中导入并说明各列的内容。</translation>
  </message>
  <message>
   <source>“{path}” takes more memory to read than is safe. Nothing was imported; split it into smaller files.</source>
   <translation>读取“{path}”所需的内存超出安全限度。未导入任何内容；请拆分成较小的文件。</translation>
  </message>
  <message>
   <source>“{path}” takes too long to read: more than {limit:,} seconds. Nothing was imported; split it into smaller files.</source>
   <translation>读取“{path}”用时太长：超过 {limit:,} 秒。未导入任何内容；请拆分成较小的文件。</translation>
  </message>
  <message>
   <source>“{path}” is not safe to open: {what} {found:,} where {limit:,} is the most. Nothing was imported.</source>
   <translation>打开“{path}”不安全：{what} {found:,}，上限为 {limit:,}。未导入任何内容。</translation>
  </message>
  <message>
   <source>“{path}” is too long: {found:,} where {limit:,} is the most. Nothing was imported; split it into smaller files.</source>
   <translation>“{path}”太长：{found:,}，上限为 {limit:,}。未导入任何内容；请拆分成较小的文件。</translation>
  </message>
  <message>
   <source>The library “{path}” could not be used{why}. It was left as it is.</source>
   <translation>无法使用文库“{path}”{why}。文库保持原样。</translation>
  </message>
  <message>
   <source>“{path}” is not a library of Lei Feng Reader. It was left as it is; choose another file.</source>
   <translation>“{path}”不是雷锋阅读器的文库。文件保持原样；请选择其他文件。</translation>
  </message>
  <message>
   <source>The library “{path}” is damaged. It was left as it is; go back to a copy of it.</source>
   <translation>文库“{path}”已损坏。文库保持原样；请恢复到一个备份。</translation>
  </message>
  <message>
   <source>Another program is writing to the library “{path}”. Nothing was changed; try again in a moment.</source>
   <translation>另一个程序正在写入文库“{path}”。没有任何修改；请稍后重试。</translation>
  </message>
  <message>
   <source>The library “{path}” can be read but not written. Nothing was changed; allow writing to the file and its folder.</source>
   <translation>文库“{path}”只能读取，不能写入。没有任何修改；请允许写入该文件及其文件夹。</translation>
  </message>
  <message>
   <source>The library “{path}” comes from a newer version of Lei Feng Reader and can only be read. Nothing was changed; update the program to write to it.</source>
   <translation>文库“{path}”来自更新版本的雷锋阅读器，只能读取。没有任何修改；请更新程序后再写入。</translation>
  </message>
  <message>
   <source>The library “{path}” cannot be opened{why}. Nothing was changed; check that its folder is there and may be used.</source>
   <translation>无法打开文库“{path}”{why}。没有任何修改；请检查其文件夹是否存在、是否可用。</translation>
  </message>
  <message>
   <source>The disk has no room left for the library “{path}”. What was saved before is safe; free some room and do this again.</source>
   <translation>磁盘没有空间存放文库“{path}”。之前保存的内容是安全的；请腾出空间后重做。</translation>
  </message>
  <message>
   <source>The copy “{path}” is damaged. The library was left as it is; go back to another copy.</source>
   <translation>备份“{path}”已损坏。文库保持原样；请恢复到其他备份。</translation>
  </message>
  <message>
   <source>The copy “{path}” comes from a newer version of Lei Feng Reader. The library was left as it is; update the program to go back to it.</source>
   <translation>备份“{path}”来自更新版本的雷锋阅读器。文库保持原样；请更新程序后再恢复。</translation>
  </message>
  <message>
   <source>This was changed elsewhere in the meantime. That version was kept; look at it and try again.</source>
   <translation>此内容同时在别处被修改。已保留那个版本；请查看后重试。</translation>
  </message>
  <message>
   <source>This annotation was changed elsewhere in the meantime. That version was kept; look at it and try again.</source>
   <translation>此批注同时在别处被修改。已保留那个版本；请查看后重试。</translation>
  </message>
  <message>
   <source>This theme was changed elsewhere in the meantime. That version was kept; look at it and try again.</source>
   <translation>此主题同时在别处被修改。已保留那个版本；请查看后重试。</translation>
  </message>
  <message>
   <source>This document was changed elsewhere in the meantime. That version was kept; look at it and try again.</source>
   <translation>此文档同时在别处被修改。已保留那个版本；请查看后重试。</translation>
  </message>
  <message>
   <source>No document answers to “{name}”. Use an id, the beginning of one, or an exact title.</source>
   <translation>没有名为“{name}”的文档。请使用标识、标识的开头或完整的标题。</translation>
  </message>
  <message>
   <source>“{name}” can mean {candidates} documents. Nothing was changed; use the whole id.</source>
   <translation>“{name}”可能指 {candidates} 个文档。没有任何修改；请使用完整的标识。</translation>
  </message>
  <message>
   <source>There is no theme “{path}”. Nothing was changed; check how it is written.</source>
   <translation>没有主题“{path}”。没有任何修改；请检查写法。</translation>
  </message>
  <message>
   <source>“{name}” cannot be a list’s name. Nothing was changed; choose another.</source>
   <translation>“{name}”不能作为列表名称。没有任何修改；请换一个。</translation>
  </message>
  <message>
   <source>A list needs a name. Nothing was changed; give it one.</source>
   <translation>列表需要名称。没有任何修改；请命名。</translation>
  </message>
  <message>
   <source>There is already a list “{name}”. Nothing was changed; choose another name.</source>
   <translation>已有列表“{name}”。没有任何修改；请换个名称。</translation>
  </message>
  <message>
   <source>“{name}” cannot be a theme’s name. Nothing was changed; choose another.</source>
   <translation>“{name}”不能作为主题名称。没有任何修改；请换一个。</translation>
  </message>
  <message>
   <source>A theme needs a name. Nothing was changed; give it one.</source>
   <translation>主题需要名称。没有任何修改；请命名。</translation>
  </message>
  <message>
   <source>The theme name that begins “{name}” has more than {limit} characters. Nothing was changed; choose a shorter one.</source>
   <translation>以“{name}”开头的主题名称超过 {limit} 个字符。没有任何修改；请换个短些的。</translation>
  </message>
  <message>
   <source>There is already a theme “{name}” in that place. Nothing was changed; choose another name.</source>
   <translation>那里已有主题“{name}”。没有任何修改；请换个名称。</translation>
  </message>
  <message>
   <source>“{name}” cannot go below itself. Nothing was changed; choose another place.</source>
   <translation>“{name}”不能放到自己之下。没有任何修改；请换个位置。</translation>
  </message>
  <message>
   <source>“{name}” cannot be a study set’s name. Nothing was changed; choose another.</source>
   <translation>“{name}”不能作为学习集名称。没有任何修改；请换一个。</translation>
  </message>
  <message>
   <source>A study set needs a name. Nothing was changed; give it one.</source>
   <translation>学习集需要名称。没有任何修改；请命名。</translation>
  </message>
  <message>
   <source>There is already a study set “{name}”. Nothing was changed; choose another name.</source>
   <translation>已有学习集“{name}”。没有任何修改；请换个名称。</translation>
  </message>
  <message>
   <source>There is no template or study set “{name}”. Nothing was made; “leifeng study --list” names them.</source>
   <translation>没有模板或学习集“{name}”。未制作任何内容；“leifeng study --list”会列出它们。</translation>
  </message>
  <message>
   <source>“{name}” comes out empty: there is no annotation that its parts could be made of. Nothing was written; annotate a few passages, or choose other themes.</source>
   <translation>“{name}”是空的：没有可供各部分使用的批注。未写入任何内容；请批注几个选段，或选择其他主题。</translation>
  </message>
  <message>
   <source>“{name}” asks nothing that such a file could hold. Nothing was written; choose a template with questions, or a format for paper.</source>
   <translation>“{name}”没有这种文件能容纳的题目。未写入任何内容；请选择有题目的模板，或用于打印的格式。</translation>
  </message>
  <message>
   <source>The text that the study set “{name}” was made for is not in the library. Nothing was made; choose another text for it.</source>
   <translation>学习集“{name}”所用的文本不在文库中。未制作任何内容；请为它选择另一篇文本。</translation>
  </message>
  <message>
   <source>This study set was changed elsewhere in the meantime. That version was kept; look at it and try again.</source>
   <translation>此学习集同时在别处被修改。已保留那个版本；请查看后重试。</translation>
  </message>
  <message>
   <source>This card was reviewed elsewhere in the meantime. That version was kept; go on to the next.</source>
   <translation>此卡片同时在别处复习过。已保留那个版本；请继续下一张。</translation>
  </message>
  <message>
   <source>Pages cannot be made here{why}. Nothing was written; choose another format.</source>
   <translation>这里无法制作页面{why}。未写入任何内容；请选择其他格式。</translation>
  </message>
  <message>
   <source>There is nothing to annotate from {start} to {end}. Nothing was changed; choose a passage with words in it.</source>
   <translation>从 {start} 到 {end} 没有可批注的内容。没有任何修改；请选择有文字的选段。</translation>
  </message>
  <message>
   <source>The range from {start} to {end} leaves the text, which has {length} characters. Nothing was changed; choose a passage inside.</source>
   <translation>从 {start} 到 {end} 超出了文本，文本共 {length} 个字符。没有任何修改；请选择文本内的选段。</translation>
  </message>
  <message>
   <source>“{quote}” does not stand in the text: {candidates} candidates. Nothing was changed; check the wording.</source>
   <translation>文本中没有“{quote}”：{candidates} 处候选。没有任何修改；请检查措辞。</translation>
  </message>
  <message>
   <source>“{quote}” does not stand between that prefix and suffix; candidates without them: {candidates}. Nothing was changed; check both.</source>
   <translation>“{quote}”不在那段前文和后文之间；不计前后文有 {candidates} 处候选。没有任何修改；请检查两者。</translation>
  </message>
  <message>
   <source>“{quote}” stands in more than one place: {candidates} candidates. Nothing was changed; add what comes before or after it.</source>
   <translation>“{quote}”不止一处：{candidates} 处候选。没有任何修改；请补充其前文或后文。</translation>
  </message>
  <message>
   <source>This book has a fixed layout: its words and pictures are here, its pages as drawn are not.</source>
   <translation>此书为固定版式：文字和图片都在，版面没有保留。</translation>
  </message>
  <message>
   <source>Some pages are pictures without text and were left out.</source>
   <translation>有些页面是没有文字的图片，已略去。</translation>
  </message>
  <message>
   <source>Some pages are damaged or missing and were left out.</source>
   <translation>有些页面损坏或缺失，已略去。</translation>
  </message>
  <message>
   <source>Quotes or lists nested a hundred deep were left out beyond that.</source>
   <translation>嵌套超过一百层的引用或列表已略去。</translation>
  </message>
  <message>
   <source>Some pictures could not be read and were left out.</source>
   <translation>有些图片无法读取，已略去。</translation>
  </message>
  <message>
   <source>Some pictures were not found and were left out.</source>
   <translation>有些图片找不到，已略去。</translation>
  </message>
  <message>
   <source>Pictures on the web were not fetched; their addresses stand in their place.</source>
   <translation>没有下载网上的图片；原位置显示其网址。</translation>
  </message>
  <message>
   <source>Tracked changes are shown as accepted: insertions are in, deletions out.</source>
   <translation>修订按接受显示：保留插入，去掉删除。</translation>
  </message>
  <message>
   <source>Comments in the margin were left out.</source>
   <translation>页边的评论已略去。</translation>
  </message>
  <message>
   <source>Only the article was taken from the page, not what stands around it.</source>
   <translation>只取了网页的正文，不含周围的内容。</translation>
  </message>
  <message>
   <source>The whole page was taken, since its article is but a small part of it.</source>
   <translation>取了整个网页，因为正文只占其中一小部分。</translation>
  </message>
  <message>
   <source>Lines were joined into paragraphs.</source>
   <translation>各行已合并成段落。</translation>
  </message>
  <message>
   <source>The encoding is a guess: {detail}.</source>
   <translation>编码是推测的：{detail}。</translation>
  </message>
  <message>
   <source>Something in it could not be shown and was left out.</source>
   <translation>其中有些内容无法显示，已略去。</translation>
  </message>
  <message>
   <source>Something went wrong in the program. What was saved before is safe.</source>
   <translation>程序出了问题。之前保存的内容是安全的。</translation>
  </message>
 </context>
 <context>
  <name>SheetForm</name>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>班级</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>School</source>
   <translation>学校</translation>
  </message>
  <message>
   <source>A line for the name</source>
   <translation>姓名栏</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>选择…</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>纸张</translation>
  </message>
  <message>
   <source>Landscape</source>
   <translation>横向</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>栏数</translation>
  </message>
  <message>
   <source>Type size</source>
   <translation>字号</translation>
  </message>
  <message>
   <source>Large print</source>
   <translation>大字版</translation>
  </message>
  <message>
   <source>Greyscale, with patterns</source>
   <translation>灰度，用图案区分</translation>
  </message>
  <message>
   <source>Top margin</source>
   <translation>上边距</translation>
  </message>
  <message>
   <source>Right margin</source>
   <translation>右边距</translation>
  </message>
  <message>
   <source>Bottom margin</source>
   <translation>下边距</translation>
  </message>
  <message>
   <source>Left margin</source>
   <translation>左边距</translation>
  </message>
  <message>
   <source>Printed words</source>
   <translation>印刷用语</translation>
  </message>
  <message>
   <source>As the text</source>
   <translation>与文本相同</translation>
  </message>
  <message>
   <source>Logo</source>
   <translation>徽标</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>更改…</translation>
  </message>
  <message>
   <source>Pictures (*.png *.jpg *.jpeg)</source>
   <translation>图片 (*.png *.jpg *.jpeg)</translation>
  </message>
  <message>
   <source>“{0}” could not be read as a picture. The header is as it was.</source>
   <translation>“{0}”无法作为图片读取。页眉保持原样。</translation>
  </message>
 </context>
 <context>
  <name>Shelf</name>
  <message>
   <source>Study set</source>
   <translation>学习集</translation>
  </message>
  <message>
   <source>New</source>
   <translation>新建</translation>
  </message>
  <message>
   <source>This set</source>
   <translation>此学习集</translation>
  </message>
  <message>
   <source>Print…</source>
   <translation>打印…</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Print (Ctrl+P)</source>
   <translation>打印 (Ctrl+P)</translation>
  </message>
  <message>
   <source>Export (Ctrl+E)</source>
   <translation>导出 (Ctrl+E)</translation>
  </message>
  <message>
   <source>Blank sheet</source>
   <translation>空白页</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>重命名…</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>复制一份</translation>
  </message>
  <message>
   <source>Use on another text</source>
   <translation>用于另一篇文本</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>All texts of the library</source>
   <translation>文库的所有文本</translation>
  </message>
  <message>
   <source>Sheet</source>
   <translation>页面</translation>
  </message>
  <message>
   <source>Rename set</source>
   <translation>重命名学习集</translation>
  </message>
  <message>
   <source>Name of the set</source>
   <translation>学习集名称</translation>
  </message>
  <message>
   <source>“{0}” was removed. Undo brings it back.</source>
   <translation>已移除“{0}”。撤销可恢复。</translation>
  </message>
 </context>
 <context>
  <name>ShelfWishes</name>
  <message>
   <source>“{0}” was removed</source>
   <translation>已移除“{0}”</translation>
  </message>
  <message>
   <source>{0} texts were removed</source>
   <translation>已移除 {0} 篇文本</translation>
  </message>
  <message>
   <source>, with 1 annotation</source>
   <translation>，连同 1 条批注</translation>
  </message>
  <message>
   <source>, with {0} annotations</source>
   <translation>，连同 {0} 条批注</translation>
  </message>
  <message>
   <source>Undo brings it all back.</source>
   <translation>撤销可全部恢复。</translation>
  </message>
 </context>
 <context>
  <name>ShortcutSheet</name>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>键盘快捷键</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>筛选</translation>
  </message>
  <message>
   <source>Filter shortcuts</source>
   <translation>筛选快捷键</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>更改…</translation>
  </message>
  <message>
   <source>No shortcut of that name.</source>
   <translation>没有这个名称的快捷键。</translation>
  </message>
 </context>
 <context>
  <name>SidePanel</name>
  <message>
   <source>Clear filter</source>
   <translation>清除筛选</translation>
  </message>
  <message numerus="yes">
   <source>%Ln annotations</source>
   <translation>
    <numerusform>%Ln 条批注</numerusform>
   </translation>
  </message>
  <message>
   <source>1 annotation</source>
   <translation>1 条批注</translation>
  </message>
  <message>
   <source>{shown} of 1 annotation</source>
   <translation>{shown} / 1 条批注</translation>
  </message>
  <message numerus="yes">
   <source>{shown} of %Ln annotations</source>
   <translation>
    <numerusform>{shown} / %Ln 条批注</numerusform>
   </translation>
  </message>
  <message>
   <source>Open a text to annotate it.</source>
   <translation>打开一篇文本来批注。</translation>
  </message>
  <message>
   <source>No annotation passes the filter.</source>
   <translation>没有符合筛选条件的批注。</translation>
  </message>
  <message>
   <source>Select a passage and press a digit to highlight it with a theme.</source>
   <translation>选中一段文字，按数字键，用主题划线。</translation>
  </message>
 </context>
 <context>
  <name>SmartLists</name>
  <message>
   <source>Saved lists</source>
   <translation>已存列表</translation>
  </message>
  <message>
   <source>No lists are saved yet</source>
   <translation>还没有保存的列表</translation>
  </message>
  <message>
   <source>Save this filter as a list…</source>
   <translation>把此筛选存为列表…</translation>
  </message>
  <message>
   <source>Change to this filter</source>
   <translation>改为当前筛选</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>重命名</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Save list</source>
   <translation>保存列表</translation>
  </message>
  <message>
   <source>Name of the list</source>
   <translation>列表名称</translation>
  </message>
  <message>
   <source>No theme</source>
   <translation>无主题</translation>
  </message>
  <message>
   <source>Rename list</source>
   <translation>重命名列表</translation>
  </message>
 </context>
 <context>
  <name>StatusLine</name>
  <message>
   <source>1 annotation</source>
   <translation>1 条批注</translation>
  </message>
  <message>
   <source>{0} annotations</source>
   <translation>{0} 条批注</translation>
  </message>
  <message>
   <source>Saved {0}</source>
   <translation>已保存 {0}</translation>
  </message>
  <message>
   <source>Every change is saved as it is made.</source>
   <translation>每次修改都会立即保存。</translation>
  </message>
  <message>
   <source>{0} words</source>
   <translation>{0} 个词</translation>
  </message>
  <message>
   <source>1 character</source>
   <translation>1 个字符</translation>
  </message>
  <message>
   <source>{0} characters</source>
   <translation>{0} 个字符</translation>
  </message>
  <message>
   <source>Selected: {0}</source>
   <translation>已选：{0}</translation>
  </message>
  <message>
   <source>Selected: {0}, {1}</source>
   <translation>已选：{0}，{1}</translation>
  </message>
  <message>
   <source>1 word</source>
   <translation>1 个词</translation>
  </message>
 </context>
 <context>
  <name>Stepper</name>
  <message>
   <source>Less</source>
   <translation>减少</translation>
  </message>
  <message>
   <source>More</source>
   <translation>增加</translation>
  </message>
 </context>
 <context>
  <name>Strip</name>
  <message>
   <source>Overview of annotations</source>
   <translation>批注概览</translation>
  </message>
  <message>
   <source>Annotations and finds in the whole text. Click to go there.</source>
   <translation>整篇文本中的批注和查找结果。单击可跳转。</translation>
  </message>
 </context>
 <context>
  <name>Study</name>
  <message>
   <source>Reading text</source>
   <translation>阅读文本</translation>
  </message>
  <message>
   <source>Text with margin notes</source>
   <translation>带旁注的文本</translation>
  </message>
  <message>
   <source>Questions</source>
   <translation>问答题</translation>
  </message>
  <message>
   <source>Cloze</source>
   <translation>填空题</translation>
  </message>
  <message>
   <source>Matching</source>
   <translation>配对题</translation>
  </message>
  <message>
   <source>Ordering</source>
   <translation>排序题</translation>
  </message>
  <message>
   <source>True or false</source>
   <translation>判断题</translation>
  </message>
  <message>
   <source>Multiple choice</source>
   <translation>选择题</translation>
  </message>
  <message>
   <source>Vocabulary</source>
   <translation>词汇</translation>
  </message>
  <message>
   <source>Discussion</source>
   <translation>讨论</translation>
  </message>
  <message>
   <source>Passages to find</source>
   <translation>查找选段</translation>
  </message>
  <message>
   <source>It needs a text with words in it.</source>
   <translation>需要一篇有文字的文本。</translation>
  </message>
  <message>
   <source>It needs annotations, or questions of your own: add them under Items.</source>
   <translation>需要批注，或自己的问题：请在“条目”中添加。</translation>
  </message>
  <message>
   <source>It needs annotations for gaps; or choose gaps by hand, or each n-th word.</source>
   <translation>需要用来挖空的批注；也可以手动设空，或每隔 n 个词设空。</translation>
  </message>
  <message>
   <source>It needs two annotations or more with different themes, or words with notes.</source>
   <translation>需要至少两条主题不同的批注，或带笔记的词语。</translation>
  </message>
  <message>
   <source>It needs two annotated passages or more.</source>
   <translation>需要至少两个批注的选段。</translation>
  </message>
  <message>
   <source>It needs annotations with a theme or a note, or statements of your own.</source>
   <translation>需要有主题或笔记的批注，或自己的陈述。</translation>
  </message>
  <message>
   <source>It needs a few annotations with themes or notes, for wrong answers too.</source>
   <translation>需要几条有主题或笔记的批注，也用于错误选项。</translation>
  </message>
  <message>
   <source>It needs annotations of a word or two; their notes say what the words mean.</source>
   <translation>需要一两个词的批注，其笔记说明词义。</translation>
  </message>
  <message>
   <source>It needs annotated passages, or questions of your own: add them under Items.</source>
   <translation>需要批注的选段，或自己的问题：请在“条目”中添加。</translation>
  </message>
  <message>
   <source>It needs annotations with themes.</source>
   <translation>需要有主题的批注。</translation>
  </message>
  <message>
   <source>None</source>
   <translation>无</translation>
  </message>
  <message>
   <source>Lines</source>
   <translation>行</translation>
  </message>
  <message>
   <source>Paragraphs</source>
   <translation>段落</translation>
  </message>
  <message>
   <source>Sentences</source>
   <translation>句子</translation>
  </message>
  <message>
   <source>At annotations</source>
   <translation>在批注处</translation>
  </message>
  <message>
   <source>By hand</source>
   <translation>手动</translation>
  </message>
  <message>
   <source>At each n-th word</source>
   <translation>每隔 n 个词</translation>
  </message>
  <message>
   <source>Word bank</source>
   <translation>词库</translation>
  </message>
  <message>
   <source>First letter</source>
   <translation>首字母</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>无提示</translation>
  </message>
  <message>
   <source>1 question</source>
   <translation>1 道问题</translation>
  </message>
  <message>
   <source>{0} questions</source>
   <translation>{0} 道问题</translation>
  </message>
  <message>
   <source>1 gap</source>
   <translation>1 个空</translation>
  </message>
  <message>
   <source>{0} gaps</source>
   <translation>{0} 个空</translation>
  </message>
  <message>
   <source>1 pair</source>
   <translation>1 对</translation>
  </message>
  <message>
   <source>{0} pairs</source>
   <translation>{0} 对</translation>
  </message>
  <message>
   <source>1 passage</source>
   <translation>1 个选段</translation>
  </message>
  <message>
   <source>{0} passages</source>
   <translation>{0} 个选段</translation>
  </message>
  <message>
   <source>1 statement</source>
   <translation>1 个陈述</translation>
  </message>
  <message>
   <source>{0} statements</source>
   <translation>{0} 个陈述</translation>
  </message>
  <message>
   <source>1 word</source>
   <translation>1 个词</translation>
  </message>
  <message>
   <source>{0} words</source>
   <translation>{0} 个词</translation>
  </message>
  <message>
   <source>1 task</source>
   <translation>1 道题</translation>
  </message>
  <message>
   <source>{0} tasks</source>
   <translation>{0} 道题</translation>
  </message>
  <message>
   <source>1 gloss</source>
   <translation>1 条注释</translation>
  </message>
  <message>
   <source>{0} glosses</source>
   <translation>{0} 条注释</translation>
  </message>
  <message>
   <source>1 note</source>
   <translation>1 条笔记</translation>
  </message>
  <message>
   <source>{0} notes</source>
   <translation>{0} 条笔记</translation>
  </message>
  <message>
   <source>Nothing to draw on yet</source>
   <translation>还没有可用的内容</translation>
  </message>
  <message>
   <source>Without numbers</source>
   <translation>不编号</translation>
  </message>
  <message>
   <source>Numbered lines</source>
   <translation>按行编号</translation>
  </message>
  <message>
   <source>Numbered paragraphs</source>
   <translation>按段落编号</translation>
  </message>
  <message>
   <source>Numbered sentences</source>
   <translation>按句子编号</translation>
  </message>
 </context>
 <context>
  <name>StudyExport</name>
  <message>
   <source>Export study material</source>
   <translation>导出学习材料</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>用途</translation>
  </message>
  <message>
   <source>Versions</source>
   <translation>版本数</translation>
  </message>
  <message>
   <source>Choose folder…</source>
   <translation>选择文件夹…</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>导出</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Student’s copy</source>
   <translation>学生版</translation>
  </message>
  <message>
   <source>Teacher’s copy</source>
   <translation>教师版</translation>
  </message>
  <message>
   <source>Both, a file each</source>
   <translation>两者，各一个文件</translation>
  </message>
  <message>
   <source>File name</source>
   <translation>文件名</translation>
  </message>
  <message>
   <source>Give the file a name.</source>
   <translation>请给文件命名。</translation>
  </message>
  <message>
   <source>A file’s name has no slash. Choose the folder with the button.</source>
   <translation>文件名不能含斜杠。请用按钮选择文件夹。</translation>
  </message>
  <message>
   <source>Several files need several names: write {0} into the name.</source>
   <translation>多个文件需要不同的名称：请在文件名中写入 {0}。</translation>
  </message>
  <message>
   <source> and </source>
   <translation>和</translation>
  </message>
  <message>
   <source>There is no folder {0}</source>
   <translation>没有文件夹 {0}</translation>
  </message>
  <message>
   <source>In {0}</source>
   <translation>在 {0}</translation>
  </message>
  <message>
   <source>{0} files in {1}</source>
   <translation>{1} 中的 {0} 个文件</translation>
  </message>
 </context>
 <context>
  <name>StudyFiles</name>
  <message>
   <source>teacher</source>
   <translation>教师</translation>
  </message>
  <message>
   <source>student</source>
   <translation>学生</translation>
  </message>
 </context>
 <context>
  <name>StudyFormat</name>
  <message>
   <source>Word document</source>
   <translation>Word 文档</translation>
  </message>
  <message>
   <source>Web page</source>
   <translation>网页</translation>
  </message>
  <message>
   <source>Anki text</source>
   <translation>Anki 文本</translation>
  </message>
  <message>
   <source>Anki package</source>
   <translation>Anki 牌组包</translation>
  </message>
  <message>
   <source>Quizlet</source>
   <translation>Quizlet</translation>
  </message>
  <message>
   <source>Moodle GIFT</source>
   <translation>Moodle GIFT</translation>
  </message>
  <message>
   <source>CSV table</source>
   <translation>CSV 表格</translation>
  </message>
 </context>
 <context>
  <name>Studying</name>
  <message>
   <source>Back to it</source>
   <translation>返回</translation>
  </message>
  <message>
   <source>The study material made way for the text.</source>
   <translation>学习材料已让位给文本。</translation>
  </message>
  <message>
   <source>There is nothing to print yet.</source>
   <translation>还没有可打印的内容。</translation>
  </message>
  <message>
   <source>Sent to the printer.</source>
   <translation>已发送到打印机。</translation>
  </message>
  <message>
   <source>It could not be printed. Check the printer, or where the file goes.</source>
   <translation>无法打印。请检查打印机，或文件的保存位置。</translation>
  </message>
  <message>
   <source>Writing the files…</source>
   <translation>正在写入文件…</translation>
  </message>
  <message>
   <source>Written to “{0}”.</source>
   <translation>已写入“{0}”。</translation>
  </message>
  <message>
   <source>{0} files were written.</source>
   <translation>已写入 {0} 个文件。</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
 </context>
 <context>
  <name>Suggestions</name>
  <message>
   <source>Links</source>
   <translation>链接</translation>
  </message>
  <message>
   <source>No annotation or text fits “{0}”</source>
   <translation>没有符合“{0}”的批注或文本</translation>
  </message>
  <message>
   <source>Nothing else to link to yet</source>
   <translation>还没有其他可链接的内容</translation>
  </message>
 </context>
 <context>
  <name>SwatchPopup</name>
  <message>
   <source>Colour</source>
   <translation>颜色</translation>
  </message>
 </context>
 <context>
  <name>Template</name>
  <message>
   <source>Close reading worksheet</source>
   <translation>精读学习单</translation>
  </message>
  <message>
   <source>Vocabulary sheet</source>
   <translation>词汇练习</translation>
  </message>
  <message>
   <source>Discussion of quotes</source>
   <translation>引文讨论</translation>
  </message>
  <message>
   <source>Quiz with key</source>
   <translation>测验（附答案）</translation>
  </message>
  <message>
   <source>Reading with margin notes</source>
   <translation>旁注阅读</translation>
  </message>
  <message>
   <source>The text with numbered lines and glosses, questions to it, and passages to find.</source>
   <translation>带行号和注释的文本、相关问题，以及要查找的选段。</translation>
  </message>
  <message>
   <source>Words in their sentences to explain, to match with their meanings, and to put back.</source>
   <translation>在句中解释词语、与词义配对、填回原文。</translation>
  </message>
  <message>
   <source>Quotes theme by theme, each with something to talk about.</source>
   <translation>按主题列出引文，每条附讨论题。</translation>
  </message>
  <message>
   <source>Multiple choice, true or false, and the order of quotes; the teacher’s copy has the key.</source>
   <translation>选择、判断和引文排序；教师版附答案。</translation>
  </message>
  <message>
   <source>The text with your notes beside their lines, and what the colours mean.</source>
   <translation>文本旁附你的笔记，并说明颜色的含义。</translation>
  </message>
 </context>
 <context>
  <name>ThemeFacts</name>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>What it means</source>
   <translation>含义</translation>
  </message>
  <message>
   <source>An example, and what else belongs here</source>
   <translation>举例，以及还有哪些属于这里</translation>
  </message>
  <message>
   <source>What looks like it and does not belong here</source>
   <translation>哪些看似相同却不属于这里</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>按键</translation>
  </message>
  <message>
   <source>No key</source>
   <translation>无按键</translation>
  </message>
  <message>
   <source>Key {0}</source>
   <translation>按键 {0}</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>When to use it</source>
   <translation>何时使用</translation>
  </message>
  <message>
   <source>When not</source>
   <translation>何时不用</translation>
  </message>
  <message>
   <source>Colour: {0}</source>
   <translation>颜色：{0}</translation>
  </message>
 </context>
 <context>
  <name>ThemeField</name>
  <message>
   <source>Name of a theme, or Parent/Child</source>
   <translation>主题名称，或“上级/下级”</translation>
  </message>
  <message>
   <source>Themes that fit</source>
   <translation>符合的主题</translation>
  </message>
 </context>
 <context>
  <name>ThemeMenu</name>
  <message>
   <source>Give to the passage</source>
   <translation>用于当前选段</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Ctrl+Enter</source>
   <translation>Ctrl+Enter</translation>
  </message>
  <message>
   <source>Show only this theme</source>
   <translation>只显示此主题</translation>
  </message>
  <message>
   <source>Show on the page</source>
   <translation>在页面上显示</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>空格</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>重命名</translation>
  </message>
  <message>
   <source>Colour…</source>
   <translation>颜色…</translation>
  </message>
  <message>
   <source>Add a theme under this one</source>
   <translation>在其下添加主题</translation>
  </message>
  <message>
   <source>Split by triage…</source>
   <translation>分拣…</translation>
  </message>
  <message>
   <source>Take out of the archive</source>
   <translation>从归档取回</translation>
  </message>
  <message>
   <source>Archive</source>
   <translation>归档</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Del</source>
   <translation>Del</translation>
  </message>
  <message>
   <source>Merge {0} themes…</source>
   <translation>合并 {0} 个主题…</translation>
  </message>
  <message>
   <source>Archive {0} themes</source>
   <translation>归档 {0} 个主题</translation>
  </message>
  <message>
   <source>Delete {0} themes</source>
   <translation>删除 {0} 个主题</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>按键</translation>
  </message>
  <message>
   <source>None</source>
   <translation>无</translation>
  </message>
  <message>
   <source>Move</source>
   <translation>移动</translation>
  </message>
  <message>
   <source>Up</source>
   <translation>上移</translation>
  </message>
  <message>
   <source>Down</source>
   <translation>下移</translation>
  </message>
  <message>
   <source>Under the theme above</source>
   <translation>降到上一主题之下</translation>
  </message>
  <message>
   <source>Out of the theme above</source>
   <translation>移出上级主题</translation>
  </message>
 </context>
 <context>
  <name>ThemePage</name>
  <message>
   <source>Passages</source>
   <translation>选段</translation>
  </message>
  <message>
   <source>Passages with a note</source>
   <translation>有笔记的选段</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>正在查找…</translation>
  </message>
  <message>
   <source>Occurs together with</source>
   <translation>同时出现的主题</translation>
  </message>
  <message>
   <source>With sub-themes</source>
   <translation>含子主题</translation>
  </message>
  <message>
   <source>Open passage</source>
   <translation>打开选段</translation>
  </message>
  <message>
   <source>Move to another theme…</source>
   <translation>移到另一主题…</translation>
  </message>
  <message>
   <source>Remove the theme</source>
   <translation>去掉此主题</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Del</source>
   <translation>Del</translation>
  </message>
  <message>
   <source>Under {0}</source>
   <translation>在{0}之下</translation>
  </message>
  <message>
   <source>Archived</source>
   <translation>已归档</translation>
  </message>
  <message>
   <source>Theme: {0}</source>
   <translation>主题：{0}</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>笔记</translation>
  </message>
  <message>
   <source>Occurs with</source>
   <translation>共现主题</translation>
  </message>
  <message>
   <source>No passage carries both themes.</source>
   <translation>没有同时带这两个主题的选段。</translation>
  </message>
  <message>
   <source>No passage carries this theme yet. Select one in a text and give it.</source>
   <translation>还没有带此主题的选段。请在文本中选中一段并添加。</translation>
  </message>
  <message>
   <source>1 passage in common</source>
   <translation>1 个共同选段</translation>
  </message>
  <message>
   <source>{0} passages in common</source>
   <translation>{0} 个共同选段</translation>
  </message>
  <message>
   <source>together with {0}</source>
   <translation>与{0}同时出现</translation>
  </message>
 </context>
 <context>
  <name>ThemePanel</name>
  <message>
   <source>Themes</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Add a theme</source>
   <translation>添加主题</translation>
  </message>
  <message>
   <source>Press + to add a theme.</source>
   <translation>按 + 添加主题。</translation>
  </message>
  <message>
   <source>Hide archived</source>
   <translation>隐藏已归档</translation>
  </message>
  <message>
   <source>Show archived ({0})</source>
   <translation>显示已归档 ({0})</translation>
  </message>
  <message>
   <source>New theme</source>
   <translation>新主题</translation>
  </message>
 </context>
 <context>
  <name>ThemePicker</name>
  <message>
   <source>Choose a theme</source>
   <translation>选择主题</translation>
  </message>
 </context>
 <context>
  <name>ThemeRow</name>
  <message>
   <source>Theme name</source>
   <translation>主题名称</translation>
  </message>
 </context>
 <context>
  <name>ThemeTree</name>
  <message>
   <source>Themes</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Show or hide on the page</source>
   <translation>在页面上显示或隐藏</translation>
  </message>
  <message>
   <source>Show only this theme</source>
   <translation>只显示此主题</translation>
  </message>
 </context>
 <context>
  <name>ThemeTreeModel</name>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message numerus="yes">
   <source>%n annotations</source>
   <translation>
    <numerusform>%n 条批注</numerusform>
   </translation>
  </message>
  <message>
   <source>1 annotation</source>
   <translation>1 条批注</translation>
  </message>
  <message>
   <source>key {digit}</source>
   <translation>按键 {digit}</translation>
  </message>
  <message>
   <source>archived</source>
   <translation>已归档</translation>
  </message>
 </context>
 <context>
  <name>ThemeWishes</name>
  <message>
   <source>{0} themes are one now: “{1}”.</source>
   <translation>{0} 个主题已合为一个：“{1}”。</translation>
  </message>
  <message>
   <source>Merging themes…</source>
   <translation>正在合并主题…</translation>
  </message>
  <message>
   <source>1 passage was dealt.</source>
   <translation>已分拣 1 个选段。</translation>
  </message>
  <message>
   <source>{0} passages were dealt.</source>
   <translation>已分拣 {0} 个选段。</translation>
  </message>
  <message>
   <source>Dealing passages…</source>
   <translation>正在分拣选段…</translation>
  </message>
  <message>
   <source>1 passage moved to “{1}”.</source>
   <translation>1 个选段已移到“{1}”。</translation>
  </message>
  <message>
   <source>{0} passages moved to “{1}”.</source>
   <translation>{0} 个选段已移到“{1}”。</translation>
  </message>
  <message>
   <source>Moving passages…</source>
   <translation>正在移动选段…</translation>
  </message>
  <message>
   <source>The theme was taken off 1 passage.</source>
   <translation>已从 1 个选段去掉此主题。</translation>
  </message>
  <message>
   <source>The theme was taken off {0} passages.</source>
   <translation>已从 {0} 个选段去掉此主题。</translation>
  </message>
  <message>
   <source>Removing the theme…</source>
   <translation>正在去掉主题…</translation>
  </message>
  <message>
   <source>Undo brings it back.</source>
   <translation>撤销可恢复。</translation>
  </message>
 </context>
 <context>
  <name>Tone</name>
  <message>
   <source>Amber</source>
   <translation>琥珀</translation>
  </message>
  <message>
   <source>Blue</source>
   <translation>蓝</translation>
  </message>
  <message>
   <source>Rose</source>
   <translation>玫红</translation>
  </message>
  <message>
   <source>Green</source>
   <translation>绿</translation>
  </message>
  <message>
   <source>Violet</source>
   <translation>紫</translation>
  </message>
  <message>
   <source>Rust</source>
   <translation>铁锈</translation>
  </message>
  <message>
   <source>Teal</source>
   <translation>青</translation>
  </message>
  <message>
   <source>Plum</source>
   <translation>梅紫</translation>
  </message>
  <message>
   <source>Olive</source>
   <translation>橄榄</translation>
  </message>
  <message>
   <source>Sky</source>
   <translation>天蓝</translation>
  </message>
  <message>
   <source>Umber</source>
   <translation>棕</translation>
  </message>
  <message>
   <source>Slate</source>
   <translation>石板灰</translation>
  </message>
  <message>
   <source>Neutral</source>
   <translation>中性</translation>
  </message>
 </context>
 <context>
  <name>TrashModel</name>
  <message>
   <source>Annotation {0}</source>
   <translation>批注{0}</translation>
  </message>
  <message>
   <source>Theme {0}, merged</source>
   <translation>主题{0}（已合并）</translation>
  </message>
  <message>
   <source>Theme {0}</source>
   <translation>主题{0}</translation>
  </message>
  <message>
   <source>Text {0}</source>
   <translation>文本{0}</translation>
  </message>
  <message>
   <source>Study set {0}</source>
   <translation>学习集{0}</translation>
  </message>
  <message>
   <source>A card</source>
   <translation>一张卡片</translation>
  </message>
  <message>
   <source>List {0}</source>
   <translation>列表{0}</translation>
  </message>
 </context>
 <context>
  <name>TrashWindow</name>
  <message>
   <source>Trash</source>
   <translation>回收站</translation>
  </message>
  <message>
   <source>Before</source>
   <translation>之前</translation>
  </message>
  <message>
   <source>After</source>
   <translation>之后</translation>
  </message>
  <message>
   <source>What was removed</source>
   <translation>移除的内容</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>恢复</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Annotations</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Themes</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Texts</source>
   <translation>文本</translation>
  </message>
  <message>
   <source>Study sets</source>
   <translation>学习集</translation>
  </message>
  <message>
   <source>Removed</source>
   <translation>移除时间</translation>
  </message>
  <message>
   <source>Nothing in here is ever deleted.</source>
   <translation>这里的内容永远不会被删除。</translation>
  </message>
  <message>
   <source>Restore (Enter)</source>
   <translation>恢复 (Enter)</translation>
  </message>
  <message>
   <source>Nothing of this kind was removed.</source>
   <translation>没有移除过这类内容。</translation>
  </message>
  <message>
   <source>Nothing was removed.</source>
   <translation>没有移除过任何内容。</translation>
  </message>
  <message>
   <source>{0} chosen</source>
   <translation>已选 {0} 项</translation>
  </message>
  <message>
   <source>Merged {0}</source>
   <translation>合并于 {0}</translation>
  </message>
  <message>
   <source>Removed {0}</source>
   <translation>移除于 {0}</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>{0} is back.</source>
   <translation>已恢复{0}。</translation>
  </message>
  <message>
   <source>{0} are back.</source>
   <translation>已恢复{0}。</translation>
  </message>
  <message>
   <source>What belongs to it comes along: {0}.</source>
   <translation>附属内容一并恢复：{0}。</translation>
  </message>
  <message>
   <source>Gone, and left out: {0}.</source>
   <translation>已不存在，未恢复：{0}。</translation>
  </message>
  <message>
   <source>the annotation {0}</source>
   <translation>批注{0}</translation>
  </message>
  <message>
   <source>the theme {0}</source>
   <translation>主题{0}</translation>
  </message>
  <message>
   <source>the text {0}</source>
   <translation>文本{0}</translation>
  </message>
  <message>
   <source>the study set {0}</source>
   <translation>学习集{0}</translation>
  </message>
  <message>
   <source>a card</source>
   <translation>一张卡片</translation>
  </message>
  <message>
   <source>the list {0}</source>
   <translation>列表{0}</translation>
  </message>
 </context>
 <context>
  <name>TriageDialog</name>
  <message>
   <source>Split “{0}”</source>
   <translation>分拣“{0}”</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>正在查找…</translation>
  </message>
  <message>
   <source>A key deals the passage. Enter names a new sub-theme.</source>
   <translation>按一个键即分好此选段。按 Enter 命名新的子主题。</translation>
  </message>
  <message>
   <source>New sub-theme…</source>
   <translation>新子主题…</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Take back</source>
   <translation>收回</translation>
  </message>
  <message>
   <source>Backspace</source>
   <translation>Backspace</translation>
  </message>
  <message>
   <source>Skip</source>
   <translation>跳过</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>空格</translation>
  </message>
  <message>
   <source>Keep “{0}” on them too</source>
   <translation>同时保留“{0}”</translation>
  </message>
  <message>
   <source>Finish</source>
   <translation>完成</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>{0} of {1}  ·  {2} dealt</source>
   <translation>{0} / {1}  ·  已分 {2}</translation>
  </message>
  <message>
   <source>No passage carries this theme, so there is nothing to deal.</source>
   <translation>没有带此主题的选段，无可分拣。</translation>
  </message>
  <message>
   <source>That was the last passage. None was dealt.</source>
   <translation>这是最后一个选段。没有分拣任何选段。</translation>
  </message>
  <message>
   <source>That was the last passage. Press Enter to finish.</source>
   <translation>这是最后一个选段。按 Enter 完成。</translation>
  </message>
  <message>
   <source>Create “{0}” under “{1}”</source>
   <translation>在“{1}”下新建“{0}”</translation>
  </message>
  <message>
   <source>Keep the passage dealt so far?</source>
   <translation>保留已经分好的这个选段吗？</translation>
  </message>
  <message>
   <source>Keep the {0} passages dealt so far?</source>
   <translation>保留已经分好的 {0} 个选段吗？</translation>
  </message>
  <message>
   <source>The others stay as they are.</source>
   <translation>其余的保持原样。</translation>
  </message>
  <message>
   <source>Keep them</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>Keep nothing</source>
   <translation>都不保留</translation>
  </message>
  <message>
   <source>Go on dealing</source>
   <translation>继续分拣</translation>
  </message>
 </context>
 <context>
  <name>Undoing</name>
  <message>
   <source>Undone: {0}</source>
   <translation>已撤销：{0}</translation>
  </message>
  <message>
   <source>Done again: {0}</source>
   <translation>已重做：{0}</translation>
  </message>
  <message>
   <source>{0}, in another text</source>
   <translation>{0}（在另一文本中）</translation>
  </message>
 </context>
 <context>
  <name>Wording</name>
  <message>
   <source>, </source>
   <translation>、</translation>
  </message>
 </context>
 <context>
  <name>Workbench</name>
  <message>
   <source>Choose a theme in the list of themes first.</source>
   <translation>请先在主题列表中选择一个主题。</translation>
  </message>
  <message>
   <source>Move 1 passage to which theme?</source>
   <translation>把 1 个选段移到哪个主题？</translation>
  </message>
  <message>
   <source>Move {0} passages to which theme?</source>
   <translation>把 {0} 个选段移到哪个主题？</translation>
  </message>
  <message>
   <source>Choose two or more themes in the list first, with Ctrl or Shift.</source>
   <translation>请先按住 Ctrl 或 Shift 在列表中选择两个以上主题。</translation>
  </message>
  <message>
   <source>The themes were added. Undo takes them away.</source>
   <translation>主题已添加。撤销可取消。</translation>
  </message>
  <message>
   <source>The codebook was written to “{0}”.</source>
   <translation>编码本已写入“{0}”。</translation>
  </message>
 </context>
 <context>
  <name>WorkingBox</name>
  <message>
   <source>Working</source>
   <translation>正在处理</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Writing it to the library…</source>
   <translation>正在写入文库…</translation>
  </message>
 </context>
</TS>

"""Small files in each foreign format, written for these tests after the formats' descriptions."""

from base64 import b64encode

from tests.quizzes.exchange.generated import PNG

AIKEN = b"""Apa langkah pertama saat menerima kabar?
A. Meneruskannya
B) Memeriksa sumbernya
C. Menghapusnya
ANSWER: B

Siapa yang boleh
memegang akun resmi?
A. Siapa saja
B. Admin yang ditetapkan
   dengan SK
ANSWER: b
"""

MOODLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/top/Hoaks</text></category></question>
  <question type="multichoice">
    <name><text>Foto</text></name>
    <questiontext format="html">
      <text><![CDATA[<p>Foto <b>apa</b> ini?<img src="@@PLUGINFILE@@/foto%20ya.png" alt="Foto banjir" onerror="x()"></p>]]></text>
      <file name="foto ya.png" path="/" encoding="base64">{b64encode(PNG).decode()}</file>
    </questiontext>
    <generalfeedback format="html"><text>Periksa tanggalnya.</text></generalfeedback>
    <single>true</single>
    <correctfeedback format="html"><text>Your answer is correct.</text></correctfeedback>
    <answer fraction="100" format="html"><text>&lt;p&gt;Lama&lt;/p&gt;</text><feedback format="html"><text>Tepat.</text></feedback></answer>
    <answer fraction="0" format="html"><text>Baru</text><feedback format="html"><text></text></feedback></answer>
    <idnumber>foto-1</idnumber>
    <tags><tag><text>kesulitan:mudah</text></tag><tag><text>Foto</text></tag></tags>
  </question>
  <question type="truefalse">
    <questiontext format="moodle_auto_format"><text>Bumi datar &amp; tipis.</text></questiontext>
    <answer fraction="0"><text>true</text><feedback><text>Keliru.</text></feedback></answer>
    <answer fraction="100"><text>false</text><feedback><text>Tepat.</text></feedback></answer>
  </question>
  <question type="shortanswer">
    <questiontext format="html"><text>Kabar bohong?</text></questiontext>
    <answer fraction="100"><text>hoaks</text></answer>
    <answer fraction="50"><text>bohong</text></answer>
    <answer fraction="0"><text>*</text><feedback><text>Coba lagi.</text></feedback></answer>
  </question>
  <question type="numerical">
    <questiontext format="html"><text>Berapa hari?</text></questiontext>
    <answer fraction="100"><text>10</text><tolerance>0.5</tolerance></answer>
    <units><unit><multiplier>1</multiplier><unit_name>hari</unit_name></unit></units>
  </question>
  <question type="matching">
    <questiontext format="html"><text>Jodohkan</text></questiontext>
    <subquestion format="html"><text>satu</text><answer><text>1</text></answer></subquestion>
    <subquestion format="html"><text>dua</text><answer><text>2</text></answer></subquestion>
    <subquestion format="html"><text></text><answer><text>3</text></answer></subquestion>
  </question>
  <question type="cloze">
    <questiontext format="html"><text>&lt;p&gt;Lengkapi.&lt;/p&gt;&lt;p&gt;Saring {{1:SHORTANSWER:=sebelum#Ya~%0%sesudah}} sharing, {{:MC:=cek~jangan}}.&lt;/p&gt;</text></questiontext>
  </question>
  <question type="essay">
    <questiontext format="html"><text>Ceritakan.</text></questiontext>
    <graderinfo format="html"><text>Nilai isinya.</text></graderinfo>
    <minwordlimit>50</minwordlimit>
  </question>
  <question type="ddmarker"><questiontext format="html"><text>Taruh.</text></questiontext></question>
</quiz>
""".encode()

QTI_2 = b"""<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="kabar"
    title="Kabar" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier">
    <correctResponse><value>A</value><value>C</value></correctResponse>
    <mapping lowerBound="0" upperBound="2" defaultValue="-2">
      <mapEntry mapKey="A" mappedValue="1"/><mapEntry mapKey="C" mappedValue="1"/>
    </mapping>
  </responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody>
    <p>Kabar <em>berantai</em> masuk.</p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="0">
      <prompt>Apa yang diperiksa?</prompt>
      <simpleChoice identifier="A">Tanggal<feedbackInline outcomeIdentifier="FEEDBACK"
        identifier="A" showHide="show">Tepat.</feedbackInline></simpleChoice>
      <simpleChoice identifier="B">Jumlah suka</simpleChoice>
      <simpleChoice identifier="C">Sumber</simpleChoice>
    </choiceInteraction>
  </itemBody>
  <responseProcessing
    template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>
  <modalFeedback outcomeIdentifier="FEEDBACK" identifier="C" showHide="show">Ya.</modalFeedback>
</assessmentItem>
"""

QTI_3 = b"""<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="choice"
    title="Satu" adaptive="false" time-dependent="false">
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
    <qti-correct-response><qti-value>ChoiceA</qti-value></qti-correct-response>
  </qti-response-declaration>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
  <qti-item-body>
    <p>Baca papan ini.</p>
    <qti-choice-interaction response-identifier="RESPONSE" shuffle="false" max-choices="1">
      <qti-prompt>Apa artinya?</qti-prompt>
      <qti-simple-choice identifier="ChoiceA">Berhenti</qti-simple-choice>
      <qti-simple-choice identifier="ChoiceB">Jalan</qti-simple-choice>
    </qti-choice-interaction>
  </qti-item-body>
  <qti-response-processing
    template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
</qti-assessment-item>
"""

GIFT = b"""// Contoh
$CATEGORY: $course$/top/Hoaks

::Judul:: Siapa {=A#ya ~%-50%B#tidak ~C} itu?

[markdown]Benar? {FALSE#salah}

Angka? {#=3.5:0.1#ya =%0%4:0#bukan}

Rentang? {#1..3}

Jodoh? {=a -> b =c -> d = -> e ####umum}

// [id:x\\]1] [tag:kesulitan:sedang]
Pendek? {=%100%satu \\= 1#ya =%0%dua}

Esai {}
"""

ALL = (AIKEN, MOODLE, QTI_2, QTI_3, GIFT)

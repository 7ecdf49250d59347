<?xml version="1.0" encoding="UTF-8"?>
<!--
  One document as Akoma Ntoso 3.0 (LegalDocML), for other programs.

  In: the neutral XML (templates/document.rng).

    document             doc name="contract"
    cover, contents      preface with docTitle, docStatus; toc
    section              mainBody/hcontainer named as its role; execution is conclusions, a schedule an attachment
    clause               clause
    4.1, (a), (i)        subclause, paragraph, subparagraph, each inside the one before it
    a party, a recital   hcontainer name="party", "recital"
    definition           hcontainer name="definition" with def; its limbs inside it
    a block without number   hcontainer with content
    chart                what it shows, in words, and a table of its numbers
    plain                a note in meta: no part of the agreement
    term, reference      term that refersTo a TLCTerm; ref
    blank                fillIn
    undecided, value, duty, deadline   span of that class

  In the neutral XML numbered paragraphs stand flat. The key "owned" gives each its place: what stands in what.
  An eId is made of the printed numbers, as the naming convention asks; a wId is the bookmark, which does not change.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="document cover section clause table row cell chart at signature"/>

  <xsl:key name="mark" match="*[@bookmark]" use="@bookmark"/>

  <!-- By the one that it stands in: the nearest number of a higher level before it, else what is around it. -->
  <xsl:key name="owned" match="section/clause | section/heading | section/table | section/chart | section/signature |
    clause/heading | clause/table | clause/chart | clause/signature | paragraph[@label and @level = 1] | paragraph[not(@level)] |
    paragraph[@label and not(@level)]" use="generate-id(..)"/>
  <xsl:key name="owned" match="paragraph[@label and @level = 2]"
    use="generate-id((.. | preceding-sibling::paragraph[@label and @level = 1][1])[last()])"/>
  <xsl:key name="owned" match="definition"
    use="generate-id((.. | preceding-sibling::paragraph[@label and @level &lt; 3][1])[last()])"/>
  <xsl:key name="owned" match="paragraph[@label and @level = 3]"
    use="generate-id((.. | preceding-sibling::definition[1]
         | preceding-sibling::paragraph[@label and @level &lt; 3][1])[last()])"/>
  <xsl:key name="owned" match="paragraph[@label and @level = 4]"
    use="generate-id((.. | preceding-sibling::definition[1]
         | preceding-sibling::paragraph[@label and @level &lt; 4][1])[last()])"/>
  <!-- Words that close a number stand at its level, without one of their own. -->
  <xsl:key name="owned" match="paragraph[not(@label) and @level = 1]"
    use="generate-id((.. | preceding-sibling::paragraph[@label and @level = 1][1])[last()])"/>
  <xsl:key name="owned" match="paragraph[not(@label) and @level = 2]"
    use="generate-id((.. | preceding-sibling::paragraph[@label and @level &lt; 3][1])[last()])"/>
  <xsl:key name="owned" match="paragraph[not(@label) and @level = 3]"
    use="generate-id((.. | preceding-sibling::paragraph[@label and @level &lt; 4][1])[last()])"/>
  <xsl:key name="owned" match="paragraph[not(@label) and @level = 4]"
    use="generate-id((.. | preceding-sibling::paragraph[@label][1])[last()])"/>

  <xsl:variable name="date">
    <xsl:choose>
      <xsl:when test="/document/@date"><xsl:value-of select="/document/@date"/></xsl:when>
      <xsl:otherwise>0001-01-01</xsl:otherwise><!-- the convention for a date that is not known -->
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="letters" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-'"/>
  <xsl:variable name="uri">
    <xsl:text>/akn/gb/doc/contract/</xsl:text>
    <xsl:value-of select="concat($date, '/', translate(/document/@id, translate(/document/@id, $letters, ''), ''))"/>
  </xsl:variable>

  <!-- ==== the document ==== -->

  <xsl:template match="/document">
    <akomaNtoso>
      <doc name="contract">
        <xsl:call-template name="meta"/>
        <xsl:if test="cover/paragraph or (contents and section[heading or clause/heading])">
          <preface>
            <xsl:apply-templates select="cover/paragraph"/>
            <xsl:if test="contents and section[heading or clause/heading]"><xsl:call-template name="toc"/></xsl:if>
          </preface>
        </xsl:if>
        <mainBody>
          <xsl:apply-templates select="section[not(@role = 'schedule' or @role = 'execution')]" mode="hier"/>
          <xsl:if test="not(section[not(@role = 'schedule' or @role = 'execution')])"><p/></xsl:if>
        </mainBody>
        <xsl:if test="section[@role = 'execution']">
          <conclusions><xsl:apply-templates select="section[@role = 'execution']" mode="flat"/></conclusions>
        </xsl:if>
        <xsl:if test="section[@role = 'schedule']">
          <attachments><xsl:apply-templates select="section[@role = 'schedule']" mode="attachment"/></attachments>
        </xsl:if>
      </doc>
    </akomaNtoso>
  </xsl:template>

  <xsl:template name="meta">
    <meta>
      <xsl:call-template name="identification"/>
      <references source="#paction">
        <TLCOrganization eId="paction" href="/akn/ontology/organization/gb/paction" showAs="Paction"/>
        <TLCOrganization eId="parties" href="/akn/ontology/organization/gb/parties" showAs="The parties"/>
        <xsl:for-each select="//*[@bookmark][defined or duty//defined or undecided//defined]">
          <TLCTerm eId="term-{@bookmark}" href="/akn/ontology/term/gb/{@bookmark}"
            showAs="{normalize-space(.//defined)}"/>
        </xsl:for-each>
      </references>
      <xsl:if test="//plain">
        <notes source="#paction">
          <xsl:for-each select="//*[plain]">
            <xsl:variable name="of"><xsl:apply-templates select="." mode="eid"/></xsl:variable>
            <note eId="note_{$of}" class="plain">
              <xsl:for-each select="plain"><p><xsl:value-of select="."/></p></xsl:for-each>
            </note>
          </xsl:for-each>
        </notes>
      </xsl:if>
    </meta>
  </xsl:template>

  <xsl:template name="identification">
    <xsl:param name="part" select="'!main'"/>
    <xsl:variable name="status" select="translate(/document/@status, translate(/document/@status, $letters, ''), '-')"/>
    <identification source="#paction">
      <FRBRWork>
        <FRBRthis value="{$uri}/{$part}"/>
        <FRBRuri value="{$uri}"/>
        <FRBRalias name="title" value="{/document/@title}"/>
        <FRBRdate date="{$date}" name="made"/>
        <FRBRauthor href="#parties"/>
        <FRBRcountry value="gb"/>
        <FRBRsubtype value="contract"/>
        <FRBRname value="{/document/@id}"/>
      </FRBRWork>
      <FRBRExpression>
        <FRBRthis value="{$uri}/eng@{$date}/{$part}"/>
        <FRBRuri value="{$uri}/eng@{$date}"/>
        <FRBRdate date="{$date}">
          <xsl:attribute name="name">
            <xsl:value-of select="$status"/>
            <xsl:if test="$status = ''">made</xsl:if>
          </xsl:attribute>
        </FRBRdate>
        <FRBRauthor href="#parties"/>
        <FRBRlanguage language="eng"/>
      </FRBRExpression>
      <FRBRManifestation>
        <FRBRthis value="{$uri}/eng@{$date}/{$part}.xml"/>
        <FRBRuri value="{$uri}/eng@{$date}.akn"/>
        <FRBRdate date="{$date}" name="made"/>
        <FRBRauthor href="#paction"/>
        <FRBRformat value="application/akn+xml"/>
      </FRBRManifestation>
    </identification>
  </xsl:template>

  <xsl:template match="cover/paragraph">
    <p>
      <xsl:if test="@role"><xsl:attribute name="class"><xsl:value-of select="@role"/></xsl:attribute></xsl:if>
      <xsl:call-template name="mark"/>
      <xsl:choose>
        <xsl:when test="@role = 'title'"><docTitle><xsl:call-template name="words"/></docTitle></xsl:when>
        <xsl:when test="@role = 'status'"><docStatus><xsl:call-template name="words"/></docStatus></xsl:when>
        <xsl:otherwise><xsl:call-template name="words"/></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template name="toc">
    <toc>
      <xsl:for-each select="section[heading] | section/clause[heading]">
        <tocItem level="{count(ancestor::section) + 1}">
          <xsl:attribute name="href">#<xsl:apply-templates select="." mode="eid"/></xsl:attribute>
          <xsl:if test="@label"><xsl:value-of select="concat(@label, ' ')"/></xsl:if>
          <xsl:value-of select="normalize-space(heading[1])"/>
        </tocItem>
      </xsl:for-each>
    </toc>
  </xsl:template>

  <!-- ==== names ==== -->

  <!-- The whole eId: that of what it stands in, then its own end. A walk passes the first part down as $in; only what a
       reference leads to is asked for the whole. -->
  <xsl:template match="section" mode="eid"><xsl:apply-templates select="." mode="end"/></xsl:template>
  <xsl:template match="heading[not(preceding-sibling::*[1])] | plain" mode="eid">
    <xsl:apply-templates select=".." mode="eid"/>
  </xsl:template>
  <xsl:template match="section/* | clause/*" mode="eid" priority="-0.2">
    <xsl:apply-templates select=".." mode="eid"/>
    <xsl:apply-templates select="." mode="end"/>
  </xsl:template>
  <xsl:template match="definition" mode="eid">
    <xsl:apply-templates select="(.. | preceding-sibling::paragraph[@label and @level &lt; 3][1])[last()]" mode="eid"/>
    <xsl:apply-templates select="." mode="end"/>
  </xsl:template>
  <xsl:template match="paragraph[@label]" mode="eid">
    <xsl:variable name="level" select="number(@level)"/>
    <xsl:choose>
      <xsl:when test="$level = 3 or $level = 4">
        <xsl:apply-templates mode="eid"
          select="(.. | preceding-sibling::definition[1] |
          preceding-sibling::paragraph[@label and @level &lt; $level][1])[last()]"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="eid"
          select="(.. | preceding-sibling::paragraph[@label and @level &lt; $level][1])[last()]"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="." mode="end"/>
  </xsl:template>
  <xsl:template match="cover/paragraph | cell/paragraph | signature/* | row | cell | paragraph[not(@label) and @level] |
      section[@role = 'execution']/*[not(self::clause)] | section[@role = 'execution']/clause/* |
      section[@role = 'schedule']/heading[preceding-sibling::*[1]]" mode="eid" priority="1">
    <xsl:value-of select="@bookmark"/>
  </xsl:template>

  <xsl:template match="section" mode="end">
    <xsl:variable name="role" select="string(@role)"/>
    <xsl:value-of select="$role"/>
    <xsl:if test="$role = ''">part</xsl:if>
    <xsl:value-of select="concat('_', count(preceding-sibling::section[string(@role) = $role]) + 1)"/>
  </xsl:template>
  <xsl:template match="definition" mode="end">__def_<xsl:number count="definition"/></xsl:template>
  <xsl:template match="paragraph[@label]" mode="end">
    <xsl:call-template name="eid-end">
      <xsl:with-param name="kind"><xsl:call-template name="kind"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="*" mode="end" priority="-1">
    <xsl:call-template name="eid-end"><xsl:with-param name="kind" select="name()"/></xsl:call-template>
  </xsl:template>

  <!-- "__clause_4", or where it stands if it has no number. -->
  <xsl:template name="eid-end">
    <xsl:param name="kind"/>
    <xsl:variable name="number" select="translate(@label, translate(@label, $letters, ''), '')"/>
    <xsl:value-of select="concat('__', $kind)"/>
    <xsl:choose>
      <xsl:when test="$number != ''"><xsl:value-of select="concat('_', $number)"/></xsl:when>
      <xsl:otherwise>-<xsl:number count="*"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="kind">
    <xsl:choose>
      <xsl:when test="@level = 2">subclause</xsl:when>
      <xsl:when test="@level = 3">paragraph</xsl:when>
      <xsl:when test="@level = 4">subparagraph</xsl:when>
      <xsl:when test="ancestor::section/@role = 'parties'">party</xsl:when>
      <xsl:when test="ancestor::section/@role = 'background'">recital</xsl:when>
      <xsl:otherwise>item</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="eid">
    <xsl:param name="eid"/>
    <xsl:attribute name="eId"><xsl:value-of select="$eid"/></xsl:attribute>
    <xsl:if test="@bookmark"><xsl:attribute name="wId"><xsl:value-of select="@bookmark"/></xsl:attribute></xsl:if>
  </xsl:template>
  <xsl:template name="mark">
    <xsl:if test="@bookmark">
      <xsl:attribute name="eId"><xsl:value-of select="@bookmark"/></xsl:attribute>
      <xsl:attribute name="wId"><xsl:value-of select="@bookmark"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- ==== what stands in what ==== -->

  <xsl:template match="section" mode="hier">
    <xsl:variable name="eid"><xsl:apply-templates select="." mode="end"/></xsl:variable>
    <hcontainer>
      <xsl:attribute name="name">
        <xsl:value-of select="@role"/>
        <xsl:if test="not(@role)">part</xsl:if>
      </xsl:attribute>
      <xsl:call-template name="head"><xsl:with-param name="eid" select="$eid"/></xsl:call-template>
      <xsl:apply-templates select="key('owned', generate-id())" mode="hier">
        <xsl:with-param name="in" select="$eid"/>
      </xsl:apply-templates>
    </hcontainer>
  </xsl:template>

  <xsl:template match="section" mode="attachment">
    <xsl:variable name="eid"><xsl:apply-templates select="." mode="end"/></xsl:variable>
    <xsl:variable name="owned" select="key('owned', generate-id())[preceding-sibling::*[1] or not(self::heading)]"/>
    <attachment>
      <xsl:call-template name="head"><xsl:with-param name="eid" select="$eid"/></xsl:call-template>
      <doc name="schedule">
        <meta>
          <xsl:call-template name="identification"><xsl:with-param name="part" select="$eid"/></xsl:call-template>
        </meta>
        <mainBody>
          <xsl:apply-templates select="$owned" mode="body">
            <xsl:with-param name="in" select="$eid"/>
          </xsl:apply-templates>
          <xsl:if test="not($owned)"><p/></xsl:if>
        </mainBody>
      </doc>
    </attachment>
  </xsl:template>
  <!-- A mainBody may hold no crossHeading. -->
  <xsl:template match="heading" mode="body">
    <p class="heading"><xsl:call-template name="mark"/><xsl:call-template name="words"/></p>
  </xsl:template>
  <xsl:template match="*" mode="body" priority="-1">
    <xsl:param name="in"/>
    <xsl:apply-templates select="." mode="hier"><xsl:with-param name="in" select="$in"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="clause" mode="hier">
    <xsl:param name="in"/>
    <xsl:variable name="eid"><xsl:value-of select="$in"/><xsl:apply-templates select="." mode="end"/></xsl:variable>
    <clause>
      <xsl:call-template name="head"><xsl:with-param name="eid" select="$eid"/></xsl:call-template>
      <xsl:apply-templates select="key('owned', generate-id())" mode="hier">
        <xsl:with-param name="in" select="$eid"/>
      </xsl:apply-templates>
    </clause>
  </xsl:template>

  <!-- Name, number and heading; then, for plain words, a mark that leads to the note. -->
  <xsl:template name="head">
    <xsl:param name="eid"/>
    <xsl:variable name="heading" select="*[1][self::heading]"/>
    <xsl:call-template name="eid"><xsl:with-param name="eid" select="$eid"/></xsl:call-template>
    <xsl:if test="@label or $heading/@label"><num><xsl:value-of select="(@label | $heading/@label)[1]"/></num></xsl:if>
    <xsl:if test="$heading or plain">
      <heading>
        <xsl:for-each select="$heading"><xsl:call-template name="words"/></xsl:for-each>
        <xsl:if test="plain"><noteRef marker="plain words" href="#note_{$eid}"/></xsl:if>
      </heading>
    </xsl:if>
  </xsl:template>

  <xsl:template match="heading" mode="hier">
    <xsl:param name="in"/>
    <xsl:if test="preceding-sibling::*[1]">
      <crossHeading>
        <xsl:call-template name="eid-in"><xsl:with-param name="in" select="$in"/></xsl:call-template>
        <xsl:call-template name="words"/>
      </crossHeading>
    </xsl:if>
  </xsl:template>
  <xsl:template match="plain" mode="hier"/>

  <xsl:template name="eid-in">
    <xsl:param name="in"/>
    <xsl:call-template name="eid">
      <xsl:with-param name="eid">
        <xsl:value-of select="$in"/><xsl:apply-templates select="." mode="end"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="paragraph[@label] | definition" mode="hier">
    <xsl:param name="in"/>
    <xsl:variable name="eid"><xsl:value-of select="$in"/><xsl:apply-templates select="." mode="end"/></xsl:variable>
    <xsl:variable name="kind">
      <xsl:choose>
        <xsl:when test="self::definition">definition</xsl:when>
        <xsl:otherwise><xsl:call-template name="kind"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$kind = 'subclause' or $kind = 'paragraph' or $kind = 'subparagraph'">
        <xsl:element name="{$kind}">
          <xsl:call-template name="numbered"><xsl:with-param name="eid" select="$eid"/></xsl:call-template>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <hcontainer name="{$kind}">
          <xsl:call-template name="numbered"><xsl:with-param name="eid" select="$eid"/></xsl:call-template>
        </hcontainer>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="numbered">
    <xsl:param name="eid"/>
    <xsl:variable name="owned" select="key('owned', generate-id())"/>
    <xsl:variable name="closing" select="$owned[self::paragraph[not(@label)]]"/>
    <xsl:call-template name="eid"><xsl:with-param name="eid" select="$eid"/></xsl:call-template>
    <xsl:if test="@label"><num><xsl:value-of select="@label"/></num></xsl:if>
    <xsl:choose>
      <xsl:when test="$owned">
        <intro><p><xsl:call-template name="words"/></p></intro>
        <xsl:apply-templates select="$owned[not(self::paragraph[not(@label)])]" mode="hier">
          <xsl:with-param name="in" select="$eid"/>
        </xsl:apply-templates>
        <xsl:if test="$closing">
          <wrapUp>
            <xsl:for-each select="$closing">
              <p><xsl:call-template name="mark"/><xsl:call-template name="words"/></p>
            </xsl:for-each>
          </wrapUp>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise><content><p><xsl:call-template name="words"/></p></content></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="paragraph | table | chart | signature" mode="hier">
    <xsl:param name="in"/>
    <hcontainer>
      <xsl:attribute name="name">
        <xsl:choose>
          <xsl:when test="@role = 'notice' or @role = 'warning'"><xsl:value-of select="@role"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="name()"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:choose>
        <xsl:when test="self::paragraph[@level]"><xsl:call-template name="mark"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="eid-in"><xsl:with-param name="in" select="$in"/></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <content><xsl:apply-templates select="." mode="block"/></content>
    </hcontainer>
  </xsl:template>

  <!-- ==== blocks ==== -->

  <!-- Conclusions hold no numbers that stand in one another. -->
  <xsl:template match="section | clause" mode="flat">
    <xsl:variable name="eid"><xsl:apply-templates select="." mode="eid"/></xsl:variable>
    <container name="{name()}">
      <xsl:if test="@role"><xsl:attribute name="name"><xsl:value-of select="@role"/></xsl:attribute></xsl:if>
      <xsl:call-template name="eid"><xsl:with-param name="eid" select="$eid"/></xsl:call-template>
      <xsl:apply-templates select="*[not(self::plain)]" mode="flat"/>
      <xsl:if test="not(*[not(self::plain)])"><p/></xsl:if>
    </container>
  </xsl:template>
  <xsl:template match="signature" mode="flat">
    <container name="signature">
      <xsl:call-template name="mark"/>
      <xsl:apply-templates mode="flat"/>
      <xsl:if test="not(*)"><p/></xsl:if>
    </container>
  </xsl:template>
  <xsl:template match="heading" mode="flat">
    <p class="heading"><xsl:call-template name="mark"/><xsl:call-template name="numbered-words"/></p>
  </xsl:template>
  <xsl:template match="paragraph | definition" mode="flat">
    <p><xsl:call-template name="mark"/><xsl:call-template name="numbered-words"/></p>
  </xsl:template>
  <xsl:template match="table | chart" mode="flat"><xsl:apply-templates select="." mode="block"/></xsl:template>

  <xsl:template name="numbered-words">
    <xsl:if test="@label"><span class="num"><xsl:value-of select="@label"/></span><xsl:text> </xsl:text></xsl:if>
    <xsl:call-template name="words"/>
  </xsl:template>

  <xsl:template match="paragraph" mode="block">
    <p><xsl:call-template name="numbered-words"/></p>
  </xsl:template>
  <xsl:template match="signature" mode="block">
    <blockContainer class="signature">
      <xsl:apply-templates mode="block"/>
      <xsl:if test="not(*)"><p/></xsl:if>
    </blockContainer>
  </xsl:template>

  <xsl:template match="table[not(row/cell)]" mode="block" priority="1">
    <p class="caption"><xsl:value-of select="@caption"/></p>
  </xsl:template>
  <xsl:template match="table" mode="block">
    <table>
      <xsl:if test="@role"><xsl:attribute name="class"><xsl:value-of select="@role"/></xsl:attribute></xsl:if>
      <xsl:if test="@caption"><caption><xsl:value-of select="@caption"/></caption></xsl:if>
      <xsl:apply-templates select="row[cell]" mode="block"/>
    </table>
  </xsl:template>
  <xsl:template match="row" mode="block">
    <tr>
      <xsl:if test="@starred"><xsl:attribute name="class">starred</xsl:attribute></xsl:if>
      <xsl:call-template name="mark"/>
      <xsl:apply-templates select="cell" mode="block"/>
    </tr>
  </xsl:template>
  <xsl:template match="cell" mode="block">
    <xsl:variable name="at" select="position()"/>
    <xsl:variable name="kind" select="../../column[$at]/@kind"/>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="../@header or (../../@role and $at = 1)">th</xsl:when>
        <xsl:otherwise>td</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:variable name="class">
        <xsl:if test="$kind != 'text'"><xsl:value-of select="$kind"/></xsl:if>
        <xsl:if test="@shade"> shade<xsl:value-of select="@shade"/></xsl:if>
        <xsl:if test="@flagged"> flagged</xsl:if>
      </xsl:variable>
      <xsl:if test="$class != ''">
        <xsl:attribute name="class"><xsl:value-of select="normalize-space($class)"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="mark"/>
      <xsl:for-each select="paragraph">
        <p>
          <xsl:call-template name="mark"/>
          <xsl:call-template name="numbered-words"/>
          <xsl:if test="../@flagged and not(following-sibling::*)">&#160;†</xsl:if>
        </p>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:template match="chart" mode="block">
    <p class="alt"><xsl:value-of select="@alt"/></p>
    <xsl:for-each select="mark">
      <p class="mark"><xsl:value-of select="concat(../@x-label, ' ', @x, ': ', @words)"/></p>
    </xsl:for-each>
    <xsl:if test="series and at">
      <table class="chart">
        <caption>
          <xsl:value-of select="@caption"/>
          <xsl:if test="not(@caption)"><xsl:value-of select="@title"/></xsl:if>
        </caption>
        <tr>
          <th><p><xsl:value-of select="@x-label"/></p></th>
          <xsl:for-each select="series"><th class="number"><p><xsl:value-of select="@name"/></p></th></xsl:for-each>
        </tr>
        <xsl:for-each select="at">
          <tr>
            <th><p><xsl:value-of select="@words"/></p></th>
            <xsl:for-each select="y">
              <td class="{../../@kind}">
                <p><xsl:value-of select="@words"/><xsl:if test="not(@words)">–</xsl:if></p>
              </td>
            </xsl:for-each>
          </tr>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- ==== words ==== -->

  <xsl:template name="words">
    <xsl:choose>
      <xsl:when test="@undecided">
        <span class="undecided"><xsl:call-template name="bracketed"/></span>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="bracketed">
    <xsl:if test="not(starts-with(., '['))">[</xsl:if>
    <xsl:apply-templates select="self::undecided/node() | self::paragraph/node()
      | self::heading/node() | self::definition/node()"/>
    <xsl:apply-templates mode="inline"
      select="self::*[not(self::undecided or self::paragraph or self::heading or self::definition)]"/>
    <xsl:if test="substring(., string-length(.)) != ']' and not(self::paragraph/@role = 'warning')">]</xsl:if>
  </xsl:template>

  <xsl:template match="undecided | text[@undecided] | term[@undecided] | defined[@undecided] | value[@undecided] |
    blank[@undecided] | reference[@undecided] | duty[@undecided] | deadline[@undecided]" priority="2">
    <span class="undecided"><xsl:call-template name="bracketed"/></span>
  </xsl:template>
  <xsl:template match="text | term | defined | value | blank | reference | duty | deadline">
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:template>

  <xsl:template match="text" mode="inline"><xsl:apply-templates/></xsl:template>
  <xsl:template match="value | deadline" mode="inline">
    <span class="{name()}"><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="duty" mode="inline">
    <span class="duty">
      <xsl:if test="@by">
        <xsl:attribute name="title">
          <xsl:value-of select="@by"/>
          <xsl:if test="@to"> to <xsl:value-of select="@to"/></xsl:if>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </span>
  </xsl:template>
  <xsl:template match="defined" mode="inline">
    <def>
      <xsl:if test="ancestor::*[@bookmark][1]">
        <xsl:attribute name="refersTo">
          <xsl:value-of select="concat('#term-', ancestor::*[@bookmark][1]/@bookmark)"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </def>
  </xsl:template>
  <xsl:template match="term" mode="inline">
    <xsl:choose>
      <xsl:when test="@target and key('mark', @target)[.//defined]">
        <term refersTo="#term-{@target}"><xsl:apply-templates/></term>
      </xsl:when>
      <xsl:otherwise><span class="term"><xsl:apply-templates/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="reference" mode="inline">
    <xsl:choose>
      <xsl:when test="@target and key('mark', @target)">
        <ref>
          <xsl:attribute name="href">#<xsl:apply-templates select="key('mark', @target)" mode="eid"/></xsl:attribute>
          <xsl:apply-templates/>
        </ref>
      </xsl:when>
      <xsl:otherwise><span class="reference"><xsl:apply-templates/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="blank" mode="inline"><fillIn><xsl:apply-templates/></fillIn></xsl:template>
</xsl:stylesheet>

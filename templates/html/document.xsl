<?xml version="1.0" encoding="UTF-8"?>
<!--
  One document as one HTML file: nothing beside it, no script.

  In: the neutral XML (templates/document.rng). Parameters, from src/render/render.c:
    css     base.css and document.css, with the house style before them
    logo    the house's picture as a data: URL, or nothing
    charts  an svg element for each chart of the document, in order

  A comparison has what is new in <ins> and what is gone in <del>, each also in words for those who hear the page; what moved is
  named, and remarks stand as a list after their paragraph.

  Numbers are words in a <span class="num">, never list markers: what is printed is what was assembled. Blocks are flat, as
  they are in the tree; their indent is a class (l1 to l4).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="document cover section clause table row cell chart at signature"/>

  <xsl:param name="css"/>
  <xsl:param name="logo"/>
  <xsl:param name="charts"/>

  <xsl:key name="mark" match="*[@bookmark]" use="@bookmark"/>

  <xsl:variable name="house" select="/document/house"/>
  <xsl:variable name="has-open" select="boolean(//undecided | //*[@undecided])"/>
  <xsl:variable name="has-plain" select="boolean(//plain)"/>
  <xsl:variable name="has-blank" select="boolean(//blank)"/>
  <xsl:variable name="has-star" select="boolean(//row[@starred])"/>
  <xsl:variable name="has-contents" select="boolean(/document/contents)"/>

  <!-- ==== the page ==== -->

  <xsl:template match="/document">
    <xsl:text disable-output-escaping="yes">&lt;!DOCTYPE html>
</xsl:text>
    <html lang="en-GB">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <xsl:if test="@purpose"><meta name="description" content="{@purpose}"/></xsl:if>
        <title>
          <xsl:value-of select="@title"/>
          <xsl:if test="@subject"> – <xsl:value-of select="@subject"/></xsl:if>
        </title>
        <style><xsl:value-of select="$css" disable-output-escaping="yes"/></style>
        <xsl:if test="@comparison">
          <style>
            <xsl:text>
ins { text-decoration: underline 2px; text-underline-offset: .15em; font-weight: 600; }
del { text-decoration: line-through 2px; }
.num del, .num ins, .toc-num del, .toc-num ins { display: block; }
tr.inserted > *:first-child { border-left: .3rem double currentcolor; }
tr.deleted > *:first-child { border-left: .3rem dotted currentcolor; }
.move { display: inline-block; font-size: .85rem; font-weight: 700; border: 1px solid currentcolor; padding: 0 .4rem; margin-right: .5rem; }
.remarks { margin: .3rem 0 .8rem var(--number); padding: .3rem .8rem; border-left: 3px solid var(--accent); font-size: .9rem; break-inside: avoid; }
.remarks ul { margin: 0; padding: 0; list-style: none; }
.remarks .reply { margin-left: 1.5rem; }
.remarks p { margin: 0; white-space: pre-line; }
</xsl:text>
          </style>
        </xsl:if>
      </head>
      <body id="top">
        <xsl:if test="$has-plain"><xsl:attribute name="class">has-plain</xsl:attribute></xsl:if>
        <a class="skip" href="#main">Skip to the document</a>
        <xsl:call-template name="banner"/>
        <div class="page">
          <xsl:if test="$has-contents">
            <nav class="rail" aria-label="Contents">
              <p class="rail-title">Contents</p>
              <xsl:call-template name="contents"/>
            </nav>
          </xsl:if>
          <main id="main" tabindex="-1">
            <xsl:call-template name="how-to-read"/>
            <xsl:if test="$has-contents">
              <details class="fold" id="contents">
                <summary>Contents</summary>
                <nav aria-label="Contents, folded"><xsl:call-template name="contents"/></nav>
              </details>
            </xsl:if>
            <xsl:apply-templates select="section"/>
          </main>
        </div>
        <xsl:call-template name="foot"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="banner">
    <header class="cover">
      <div class="cover-inner">
        <xsl:if test="$logo != ''"><img class="logo" src="{$logo}" alt="{$house/@logo-text}"/></xsl:if>
        <xsl:if test="not(cover/paragraph[@role='title'])"><h1><xsl:value-of select="@title"/></h1></xsl:if>
        <xsl:apply-templates select="cover/paragraph"/>
        <xsl:if test="not(cover/paragraph[@role='status']) and @status">
          <p class="status"><xsl:value-of select="@status"/></p>
        </xsl:if>
        <xsl:if test="@holds-child-data">
          <p class="guard"><strong>Confidential.</strong> This document holds a child’s personal data. Keep it where only those
            who need it can open it.</p>
        </xsl:if>
      </div>
    </header>
  </xsl:template>

  <xsl:template match="cover/paragraph[@role='title'][1]" priority="2">
    <h1>
      <xsl:call-template name="id"/>
      <xsl:call-template name="words"/>
    </h1>
    <xsl:call-template name="remarks"/>
  </xsl:template>
  <xsl:template match="cover/paragraph">
    <p class="line {@role}">
      <xsl:call-template name="id"/>
      <xsl:call-template name="words"/>
    </p>
    <xsl:call-template name="remarks"/>
  </xsl:template>

  <xsl:template name="how-to-read">
    <xsl:if test="$has-plain or $has-open or $has-blank or $has-star or /document/@comparison">
      <details class="key">
        <summary>How to read this document</summary>
        <ul>
          <xsl:if test="/document/@comparison">
            <li><ins>Underlined words</ins> are new; <del>words struck through</del> are gone. Without those struck through it
              is the new text; without those underlined, the old.</li>
          </xsl:if>
          <xsl:if test="$has-plain">
            <li><strong>In plain words</strong> says shortly what a clause does. It is there to help and is no part of the
              agreement.</li>
          </xsl:if>
          <xsl:if test="//term[@target]">
            <li>A word with <span class="term-sample">dots below it</span> has a meaning of its own; follow it to read it.</li>
          </xsl:if>
          <xsl:if test="$has-open">
            <li><mark>[Words in brackets, tinted and underlined with dashes]</mark> wait for an answer or a decision.</li>
          </xsl:if>
          <xsl:if test="$has-blank"><li>A line <span class="blank"></span> is a place to fill in.</li></xsl:if>
          <xsl:if test="$has-star"><li>A row with a star is also filled in when a place is needed in an emergency.</li></xsl:if>
        </ul>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template name="foot">
    <footer class="foot">
      <p>
        <xsl:value-of select="@title"/>
        <xsl:for-each select="@subject | @status">
          <span class="sep" aria-hidden="true"> · </span><xsl:value-of select="."/>
        </xsl:for-each>
        <xsl:if test="@date">
          <span class="sep" aria-hidden="true"> · </span>
          <time datetime="{@date}"><xsl:call-template name="date"/></time>
        </xsl:if>
      </p>
      <p class="foot-top"><a href="#top">Back to the top</a></p>
    </footer>
  </xsl:template>

  <!-- 2026-11-21 as 21 November 2026 -->
  <xsl:template name="date">
    <xsl:variable name="months" select="'January  February March    April    May      June     July     August   SeptemberOctober  November December '"/>
    <xsl:variable name="month" select="number(substring(@date, 6, 2))"/>
    <xsl:value-of select="concat(number(substring(@date, 9, 2)), ' ',
      normalize-space(substring($months, ($month - 1) * 9 + 1, 9)), ' ', substring(@date, 1, 4))"/>
  </xsl:template>

  <!-- ==== contents ==== -->

  <xsl:template name="contents">
    <ul class="toc">
      <xsl:for-each select="section[heading or clause/heading]">
        <li>
          <xsl:if test="*[1][self::heading]">
            <a>
              <xsl:attribute name="href">#<xsl:call-template name="anchor"/></xsl:attribute>
              <xsl:attribute name="class">toc-section</xsl:attribute>
              <xsl:if test="@label"><span class="toc-label"><xsl:call-template name="label"/></span><xsl:text> </xsl:text></xsl:if>
              <span><xsl:apply-templates select="heading[1]" mode="toc"/></span>
            </a>
          </xsl:if>
          <xsl:if test="clause[heading]">
            <ul>
              <xsl:for-each select="clause[heading]">
                <li>
                  <a>
                    <xsl:attribute name="href">#<xsl:call-template name="anchor"/></xsl:attribute>
                    <xsl:if test="@label"><span class="toc-num"><xsl:call-template name="label"/></span><xsl:text> </xsl:text></xsl:if>
                    <span><xsl:apply-templates select="heading[1]" mode="toc"/></span>
                  </a>
                </li>
              </xsl:for-each>
            </ul>
          </xsl:if>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="heading" mode="toc">
    <xsl:choose>
      <xsl:when test="@change or .//@change or remark">
        <xsl:for-each select=".//text()[not(parent::remark)]">
          <xsl:call-template name="marked">
            <xsl:with-param name="change" select="ancestor::*[@change][1]/@change"/>
            <xsl:with-param name="words" select="."/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space(.)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The id of a section or clause: its bookmark, its heading's, or where it stands. -->
  <xsl:template name="anchor">
    <xsl:choose>
      <xsl:when test="@bookmark"><xsl:value-of select="@bookmark"/></xsl:when>
      <xsl:when test="heading[1]/@bookmark"><xsl:value-of select="heading[1]/@bookmark"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="place"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="place">
    <xsl:variable name="section" select="ancestor-or-self::section"/>
    <xsl:value-of select="concat('s', count($section/preceding-sibling::section) + 1)"/>
    <xsl:if test="self::clause"><xsl:value-of select="concat('-', count(preceding-sibling::clause) + 1)"/></xsl:if>
  </xsl:template>

  <xsl:template name="id">
    <xsl:if test="@bookmark"><xsl:attribute name="id"><xsl:value-of select="@bookmark"/></xsl:attribute></xsl:if>
  </xsl:template>
  <xsl:template name="id-or-place">
    <xsl:attribute name="id">
      <xsl:choose>
        <xsl:when test="@bookmark"><xsl:value-of select="@bookmark"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="place"/></xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </xsl:template>

  <!-- ==== changes and remarks ==== -->

  <xsl:template name="marked">
    <xsl:param name="change"/>
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="$change = 'inserted'">
        <ins><span class="visually-hidden">(inserted: </span><xsl:copy-of select="$words"/><span class="visually-hidden">)</span></ins>
      </xsl:when>
      <xsl:when test="$change = 'deleted'">
        <del><span class="visually-hidden">(deleted: </span><xsl:copy-of select="$words"/><span class="visually-hidden">)</span></del>
      </xsl:when>
      <xsl:otherwise><xsl:copy-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The number, in a comparison the old one before it. -->
  <xsl:template name="label">
    <xsl:choose>
      <xsl:when test="@change">
        <xsl:call-template name="marked">
          <xsl:with-param name="change" select="@change"/>
          <xsl:with-param name="words" select="string(@label)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@old-label">
        <xsl:call-template name="marked">
          <xsl:with-param name="change" select="'deleted'"/>
          <xsl:with-param name="words" select="string(@old-label)"/>
        </xsl:call-template>
        <xsl:call-template name="marked">
          <xsl:with-param name="change" select="'inserted'"/>
          <xsl:with-param name="words" select="string(@label)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@label"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="caption">
    <xsl:if test="@old-caption and not(@change)">
      <xsl:call-template name="marked">
        <xsl:with-param name="change" select="'deleted'"/>
        <xsl:with-param name="words" select="string(@old-caption)"/>
      </xsl:call-template>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:call-template name="marked">
      <xsl:with-param name="change">
        <xsl:choose>
          <xsl:when test="@change"><xsl:value-of select="@change"/></xsl:when>
          <xsl:when test="@old-caption">inserted</xsl:when>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="words" select="string(@caption)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="@move">
    <xsl:variable name="first" select="substring(., 1, 1)"/>
    <span class="move">
      <xsl:value-of select="concat(translate($first, 'm', 'M'), substring(., 2))"/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template name="remarks">
    <xsl:if test="remark">
      <div class="remarks" role="note" aria-label="Comments">
        <ul>
          <xsl:for-each select="remark">
            <li>
              <xsl:if test="@reply"><xsl:attribute name="class">reply</xsl:attribute></xsl:if>
              <p>
                <strong><xsl:value-of select="@author"/></strong>
                <xsl:if test="string-length(@date) &gt; 9">
                  <xsl:text>, </xsl:text>
                  <time datetime="{substring(@date, 1, 10)}"><xsl:call-template name="date"/></time>
                </xsl:if>
                <xsl:if test="@reply"> (reply)</xsl:if>
                <xsl:if test="@resolved"> (resolved)</xsl:if>
              </p>
              <p><xsl:value-of select="."/></p>
            </li>
          </xsl:for-each>
        </ul>
      </div>
    </xsl:if>
  </xsl:template>
  <xsl:template match="remark"/>

  <!-- ==== sections and clauses ==== -->

  <xsl:template match="section | clause">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="*[1][self::heading]">section</xsl:when>
        <xsl:otherwise>div</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:attribute name="class">
        <xsl:value-of select="name()"/>
        <xsl:if test="@role"><xsl:value-of select="concat(' ', @role)"/></xsl:if>
        <xsl:if test="plain"> with-plain</xsl:if>
        <xsl:if test="self::clause and @label"> numbered</xsl:if>
        <xsl:if test="@undecided"> open</xsl:if>
      </xsl:attribute>
      <xsl:call-template name="id-or-place"/>
      <xsl:if test="@undecided"><p class="tag">Waits for a decision</p></xsl:if>
      <xsl:if test="@move and *[1]"><p><xsl:apply-templates select="@move"/></p></xsl:if>
      <xsl:call-template name="body"/>
      <xsl:if test="self::section and $has-contents">
        <p class="back"><a href="#contents">Back to contents</a></p>
      </xsl:if>
    </xsl:element>
  </xsl:template>

  <!-- The heading, the plain words beside it, then the words themselves. -->
  <xsl:template name="body">
    <xsl:apply-templates select="*[1][self::heading]"/>
    <xsl:choose>
      <xsl:when test="plain">
        <div class="plain" role="note">
          <p class="plain-title">In plain words</p>
          <xsl:apply-templates select="plain"/>
        </div>
        <div class="law"><xsl:call-template name="rest"/></div>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="rest"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="rest">
    <xsl:apply-templates select="*[not(self::plain)][position() &gt; 1 or not(self::heading)]"/>
  </xsl:template>

  <xsl:template match="plain">
    <p>
      <xsl:call-template name="id"/>
      <xsl:call-template name="marked">
        <xsl:with-param name="change" select="@change"/>
        <xsl:with-param name="words" select="string(.)"/>
      </xsl:call-template>
    </p>
  </xsl:template>

  <!-- A heading stands one level below the headings that it stands under. -->
  <xsl:template match="heading">
    <xsl:variable name="under-section" select="boolean(ancestor::section/*[1][self::heading])"/>
    <xsl:variable name="leads" select="not(preceding-sibling::*[1])"/>
    <xsl:variable name="under-group" select="boolean(../self::clause) and
      boolean(../preceding-sibling::heading[1]/preceding-sibling::*[1])"/>
    <xsl:variable name="level" select="2
      + number($under-section and not(../self::section and $leads))
      + number($under-group)
      + number(boolean(../self::clause) and not($leads) and boolean(../*[1][self::heading]))"/>
    <xsl:element name="h{$level}">
      <xsl:attribute name="class">
        <xsl:choose>
          <xsl:when test="../self::clause and $leads">clause-head</xsl:when>
          <xsl:when test="../self::clause">sub-head</xsl:when>
          <xsl:when test="$leads">section-head</xsl:when>
          <xsl:otherwise>group-head</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@undecided"> open</xsl:if>
      </xsl:attribute>
      <xsl:call-template name="id"/>
      <xsl:choose>
        <xsl:when test="$leads and ../self::section/@label">
          <span class="eyebrow"><xsl:for-each select=".."><xsl:call-template name="label"/></xsl:for-each></span>
          <xsl:text> </xsl:text>
        </xsl:when>
        <xsl:when test="@label or ($leads and ../@label)">
          <span class="num">
            <xsl:for-each select="(@label | ../@label)[last()]/.."><xsl:call-template name="label"/></xsl:for-each>
          </span>
          <xsl:text> </xsl:text>
        </xsl:when>
      </xsl:choose>
      <span class="words"><xsl:apply-templates select="@move"/><xsl:call-template name="words"/></span>
    </xsl:element>
    <xsl:call-template name="remarks"/>
  </xsl:template>

  <!-- ==== blocks ==== -->

  <xsl:template match="paragraph">
    <p>
      <xsl:attribute name="class">
        <xsl:text>p</xsl:text>
        <xsl:if test="@level"> l<xsl:value-of select="@level"/></xsl:if>
        <xsl:if test="@label"> has-num</xsl:if>
        <xsl:if test="@undecided"> open</xsl:if>
      </xsl:attribute>
      <xsl:call-template name="id"/>
      <xsl:if test="@label">
        <span class="num"><xsl:call-template name="label"/></span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <span class="words"><xsl:apply-templates select="@move"/><xsl:call-template name="words"/></span>
    </p>
    <xsl:call-template name="remarks"/>
  </xsl:template>

  <xsl:template match="paragraph[@role='notice' or @role='warning']" priority="1">
    <p class="{@role}" role="note">
      <xsl:call-template name="id"/>
      <xsl:apply-templates select="@move"/>
      <xsl:call-template name="inside"/>
    </p>
    <xsl:call-template name="remarks"/>
  </xsl:template>

  <xsl:template match="definition">
    <p>
      <xsl:attribute name="class">
        <xsl:text>definition</xsl:text>
        <xsl:if test="@undecided"> open</xsl:if>
      </xsl:attribute>
      <xsl:call-template name="id"/>
      <xsl:apply-templates select="@move"/>
      <xsl:call-template name="words"/>
    </p>
    <xsl:call-template name="remarks"/>
  </xsl:template>

  <!-- Brackets around the whole, unless the words bring their own. -->
  <xsl:template name="words">
    <xsl:if test="@undecided">
      <span class="visually-hidden">Not yet decided: </span>
      <xsl:call-template name="bracket-open"/>
    </xsl:if>
    <xsl:call-template name="inside"/>
    <xsl:if test="@undecided"><xsl:call-template name="bracket-close"/></xsl:if>
  </xsl:template>
  <xsl:template name="inside">
    <xsl:choose>
      <xsl:when test="@change">
        <xsl:variable name="words"><xsl:apply-templates/></xsl:variable>
        <xsl:call-template name="marked">
          <xsl:with-param name="change" select="@change"/>
          <xsl:with-param name="words" select="$words"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="bracket-open">
    <xsl:if test="not(starts-with(., '['))">[</xsl:if>
  </xsl:template>
  <xsl:template name="bracket-close">
    <xsl:if test="substring(., string-length(.)) != ']'">]</xsl:if>
  </xsl:template>

  <!-- ==== tables ==== -->

  <xsl:template match="table">
    <section class="scroll" tabindex="0">
      <xsl:attribute name="aria-label">
        <xsl:text>Table </xsl:text>
        <xsl:number level="any" count="table"/>
        <xsl:if test="@caption">: <xsl:value-of select="@caption"/></xsl:if>
      </xsl:attribute>
      <xsl:call-template name="table"/>
    </section>
    <xsl:call-template name="remarks"/>
  </xsl:template>
  <!-- Two columns of words wrap, so a form needs no scrolling. -->
  <xsl:template match="table[@role]" priority="1">
    <xsl:call-template name="table"/>
    <xsl:call-template name="remarks"/>
  </xsl:template>

  <xsl:template name="table">
    <table>
      <xsl:attribute name="class">
        <xsl:value-of select="@role"/>
        <xsl:if test="not(@role)">data</xsl:if>
        <xsl:if test="@undecided"> open</xsl:if>
      </xsl:attribute>
      <xsl:call-template name="id"/>
      <xsl:if test="@caption">
        <caption>
          <xsl:if test="@role='signature' or @caption = preceding-sibling::*[1][self::heading]">
            <xsl:attribute name="class">visually-hidden</xsl:attribute>
          </xsl:if>
          <xsl:call-template name="caption"/>
        </caption>
      </xsl:if>
      <xsl:variable name="whole" select="sum(column/@width)"/>
      <xsl:if test="not(@role) and $whole &gt; 0">
        <colgroup>
          <xsl:for-each select="column">
            <xsl:variable name="share" select="round(@width * 20 div $whole) * 5"/>
            <col>
              <xsl:if test="$share &gt; 0 and $share &lt; 100"><xsl:attribute name="class">w<xsl:value-of select="$share"/></xsl:attribute></xsl:if>
            </col>
          </xsl:for-each>
        </colgroup>
      </xsl:if>
      <xsl:if test="row[@header]">
        <thead><xsl:apply-templates select="row[@header]"><xsl:with-param name="columns" select="column"/></xsl:apply-templates></thead>
      </xsl:if>
      <tbody><xsl:apply-templates select="row[not(@header)]"><xsl:with-param name="columns" select="column"/></xsl:apply-templates></tbody>
    </table>
  </xsl:template>

  <xsl:template match="row">
    <xsl:param name="columns"/>
    <tr>
      <xsl:call-template name="id"/>
      <xsl:if test="@undecided or @change">
        <xsl:attribute name="class">
          <xsl:value-of select="@change"/>
          <xsl:if test="@undecided and @change"><xsl:text> </xsl:text></xsl:if>
          <xsl:if test="@undecided">open</xsl:if>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates select="cell"><xsl:with-param name="columns" select="$columns"/></xsl:apply-templates>
    </tr>
  </xsl:template>

  <xsl:template match="cell">
    <xsl:param name="columns"/>
    <xsl:variable name="at" select="position()"/>
    <xsl:variable name="kind" select="$columns[$at]/@kind"/>
    <xsl:variable name="leads" select="$at = 1 and not(../@header)"/>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="normalize-space(.) = ''">td</xsl:when>
        <xsl:when test="../@header or $leads">th</xsl:when>
        <xsl:otherwise>td</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:if test="$name = 'th'">
        <xsl:attribute name="scope">
          <xsl:choose>
            <xsl:when test="../@header">col</xsl:when>
            <xsl:otherwise>row</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:if>
      <xsl:variable name="class">
        <xsl:if test="$kind = 'money' or $kind = 'number' or $kind = 'date'"><xsl:value-of select="$kind"/></xsl:if>
        <xsl:if test="@shade"> shade<xsl:value-of select="@shade"/></xsl:if>
        <xsl:if test="@flagged"> flagged</xsl:if>
      </xsl:variable>
      <xsl:if test="$class != ''">
        <xsl:attribute name="class"><xsl:value-of select="normalize-space($class)"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="id"/>
      <xsl:apply-templates select="paragraph"/>
      <xsl:call-template name="remarks"/>
    </xsl:element>
  </xsl:template>

  <xsl:template name="star">
    <xsl:if test="substring(., string-length(.)) != '*'"><span class="star" aria-hidden="true">&#160;*</span></xsl:if>
    <span class="visually-hidden"> (needed in an emergency too)</span>
  </xsl:template>

  <!-- One paragraph in a cell is just its words. -->
  <xsl:template match="cell/paragraph" priority="2">
    <p>
      <xsl:if test="@undecided"><xsl:attribute name="class">open</xsl:attribute></xsl:if>
      <xsl:call-template name="id"/>
      <xsl:if test="@label"><xsl:call-template name="label"/><xsl:text> </xsl:text></xsl:if>
      <xsl:apply-templates select="../../@move[not(current()/preceding-sibling::*) and not(current()/../preceding-sibling::*)]"/>
      <xsl:apply-templates select="@move"/>
      <xsl:call-template name="words"/>
      <xsl:if test="not(following-sibling::* or ../preceding-sibling::*) and ../../@starred">
        <xsl:call-template name="star"/>
      </xsl:if>
      <xsl:if test="../@flagged and not(following-sibling::*)">&#160;†</xsl:if>
    </p>
    <xsl:call-template name="remarks"/>
  </xsl:template>

  <!-- ==== charts ==== -->

  <!-- The picture, and its numbers for those who cannot see it or want to reckon with them. -->
  <xsl:template match="chart">
    <figure class="chart">
      <xsl:call-template name="id"/>
      <xsl:if test="@change or @move">
        <p>
          <xsl:apply-templates select="@move"/>
          <xsl:if test="@change"><strong>This chart is <xsl:value-of select="@change"/>.</strong></xsl:if>
        </p>
      </xsl:if>
      <xsl:if test="@caption and not(@caption = preceding-sibling::*[1][self::heading])">
        <figcaption><xsl:call-template name="caption"/></figcaption>
      </xsl:if>
      <xsl:call-template name="picture">
        <xsl:with-param name="at"><xsl:number level="any" count="chart"/></xsl:with-param>
      </xsl:call-template>
      <xsl:if test="series and at">
        <details>
          <summary>The numbers of this chart</summary>
          <section class="scroll" tabindex="0" aria-label="The numbers of the chart: {@title}">
            <xsl:call-template name="numbers"/>
          </section>
        </details>
      </xsl:if>
    </figure>
    <xsl:call-template name="remarks"/>
  </xsl:template>

  <xsl:template name="picture">
    <xsl:param name="at"/>
    <xsl:param name="from" select="$charts"/>
    <xsl:choose>
      <xsl:when test="$at &gt; 1">
        <xsl:call-template name="picture">
          <xsl:with-param name="at" select="$at - 1"/>
          <xsl:with-param name="from" select="substring-after($from, '&lt;/svg&gt;')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat(substring-before($from, '&lt;/svg&gt;'), '&lt;/svg&gt;')"
          disable-output-escaping="yes"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="numbers">
    <table class="data">
      <caption class="visually-hidden"><xsl:value-of select="concat(@title, ': ', @y-label)"/></caption>
      <thead>
        <tr>
          <th scope="col" class="number"><xsl:value-of select="@x-label"/></th>
          <xsl:for-each select="series"><th scope="col" class="number"><xsl:value-of select="@name"/></th></xsl:for-each>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="at">
          <tr>
            <th scope="row" class="number"><xsl:value-of select="@words"/></th>
            <xsl:for-each select="y"><td class="number"><xsl:call-template name="y"/></td></xsl:for-each>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
    <xsl:if test="mark">
      <ul class="marks">
        <xsl:for-each select="mark">
          <li><xsl:value-of select="concat(../@x-label, ' ', @x, ': ', @words)"/></li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>
  <xsl:template name="y">
    <xsl:value-of select="@words"/>
    <xsl:if test="not(@words)">–</xsl:if>
  </xsl:template>

  <xsl:template match="signature">
    <div>
      <xsl:attribute name="class">
        <xsl:text>signing</xsl:text>
        <xsl:if test="@undecided"> open</xsl:if>
      </xsl:attribute>
      <xsl:call-template name="id"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- ==== words ==== -->

  <!-- Marked once: by the outermost of what is changed alike, and by the first of those beside each other. -->
  <xsl:template match="undecided | text | term | defined | value | blank | reference | duty | deadline">
    <xsl:variable name="change" select="@change[not(../../@change)]"/>
    <xsl:choose>
      <xsl:when test="not($change)"><xsl:apply-templates select="." mode="open"/></xsl:when>
      <xsl:when test="not(preceding-sibling::node()[1]/@change = $change)">
        <xsl:variable name="words">
          <xsl:apply-templates select="." mode="stretch"><xsl:with-param name="change" select="$change"/></xsl:apply-templates>
        </xsl:variable>
        <xsl:call-template name="marked">
          <xsl:with-param name="change" select="$change"/>
          <xsl:with-param name="words" select="$words"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="*" mode="stretch">
    <xsl:param name="change"/>
    <xsl:apply-templates select="." mode="open"/>
    <xsl:apply-templates select="following-sibling::node()[1][@change = $change]" mode="stretch">
      <xsl:with-param name="change" select="$change"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- What waits for an answer: bracketed once, by the outermost. -->
  <xsl:template mode="open" match="undecided | text[@undecided] | term[@undecided] | defined[@undecided] | value[@undecided] |
    blank[@undecided] | reference[@undecided] | duty[@undecided] | deadline[@undecided]" priority="2">
    <xsl:choose>
      <xsl:when test="ancestor::undecided or ancestor::*[@undecided][not(self::section or self::clause or self::table or
        self::row or self::cell or self::signature)]">
        <xsl:apply-templates select="." mode="inline"/>
      </xsl:when>
      <xsl:otherwise>
        <mark>
          <span class="visually-hidden">Not yet decided: </span>
          <xsl:call-template name="bracket-open"/>
          <xsl:apply-templates select="." mode="inline"/>
          <xsl:call-template name="bracket-close"/>
        </mark>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template mode="open" match="text | term | defined | value | blank | reference | duty | deadline">
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:template>

  <xsl:template match="undecided | text" mode="inline"><xsl:apply-templates/></xsl:template>
  <xsl:template match="value" mode="inline"><span class="value"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="defined" mode="inline"><dfn><xsl:apply-templates/></dfn></xsl:template>
  <xsl:template match="duty | deadline" mode="inline">
    <span class="{name()}"><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="term | reference" mode="inline">
    <xsl:choose>
      <xsl:when test="@target and key('mark', @target)">
        <a class="{name()}" href="#{@target}"><xsl:apply-templates/></a>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A line to write on; in a bracket the words that say what is missing do. -->
  <xsl:template match="blank" mode="inline">
    <xsl:choose>
      <xsl:when test="ancestor-or-self::*[@undecided][not(self::section or self::clause or self::table or self::row or
        self::cell or self::signature)] or ancestor::undecided"><xsl:value-of select="."/></xsl:when>
      <xsl:otherwise>
        <span class="blank">
          <span class="visually-hidden">
            <xsl:text>(to be filled in</xsl:text>
            <xsl:if test="normalize-space(.) != ''">: <xsl:value-of select="."/></xsl:if>
            <xsl:text>)</xsl:text>
          </span>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>

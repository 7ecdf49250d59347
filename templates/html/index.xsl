<?xml version="1.0" encoding="UTF-8"?>
<!--
  The page that a person opens first: what the pack is, for whom, what is in it and how to read it.

  In, as src/render/pack_index.c writes it:

    <pack title="Framework for children's homes"      what it is
          subject="..." status="Draft for consultation" date="2026-11-21"        each may be missing
          audience="internal | consultation | market | published | placement"    may be missing
          recipient="Beacon Care"                     whom its copies for comment are for; may be missing
          errors="0" warnings="2" notes="5">          findings made when it was assembled
      <house .../>                                    as in templates/document.rng
      <document id="framework-terms" title="Framework Terms"
          purpose="What the council and each provider promise."                  may be missing
          holds-child-data="yes">                     only if it does
        <file format="docx" label="Word" path="framework-terms.docx" size="48211"/>   path: as a link from this page
      </document>
    </pack>

  Parameters, from src/render/render.c: css, logo; as in document.xsl.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="*"/>

  <xsl:param name="css"/>
  <xsl:param name="logo"/>

  <xsl:variable name="audience" select="/pack/@audience"/>
  <xsl:variable name="guarded" select="/pack/document[@holds-child-data]"/>

  <xsl:template match="/pack">
    <xsl:text disable-output-escaping="yes">&lt;!DOCTYPE html>
</xsl:text>
    <html lang="en-GB">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="@title"/></title>
        <style><xsl:value-of select="$css" disable-output-escaping="yes"/></style>
      </head>
      <body id="top">
        <a class="skip" href="#main">Skip to the documents</a>
        <header class="cover">
          <div class="cover-inner">
            <xsl:if test="$logo != ''"><img class="logo" src="{$logo}" alt="{house/@logo-text}"/></xsl:if>
            <h1><xsl:value-of select="@title"/></h1>
            <xsl:if test="@subject and @subject != @title">
              <p class="line subtitle"><xsl:value-of select="@subject"/></p>
            </xsl:if>
            <dl class="facts">
              <xsl:if test="@status"><div><dt>Status</dt><dd><xsl:value-of select="@status"/></dd></div></xsl:if>
              <xsl:if test="@date"><div><dt>Date</dt><dd><time datetime="{@date}"><xsl:call-template name="date"/></time></dd></div></xsl:if>
              <xsl:choose>
                <xsl:when test="@recipient"><div><dt>For</dt><dd><xsl:value-of select="@recipient"/></dd></div></xsl:when>
                <xsl:when test="@audience"><div><dt>For</dt><dd><xsl:call-template name="audience"/></dd></div></xsl:when>
              </xsl:choose>
              <div><dt>Documents</dt><dd><xsl:value-of select="count(document)"/></dd></div>
            </dl>
          </div>
        </header>
        <main id="main" tabindex="-1">
          <xsl:call-template name="guard"/>
          <xsl:call-template name="documents"/>
          <xsl:call-template name="findings"/>
          <xsl:call-template name="how-to-read"/>
        </main>
        <footer class="foot">
          <p>Made with paction from one library of clauses and one set of answers. The same inputs give the same files.</p>
        </footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="audience">
    <xsl:choose>
      <xsl:when test="$audience = 'internal'">The project team</xsl:when>
      <xsl:when test="$audience = 'consultation'">Everyone asked to comment</xsl:when>
      <xsl:when test="$audience = 'market'">Providers who may offer places</xsl:when>
      <xsl:when test="$audience = 'published'">Everyone</xsl:when>
      <xsl:when test="$audience = 'placement'">Those who sign for one placement</xsl:when>
      <xsl:otherwise><xsl:value-of select="$audience"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="guard">
    <xsl:if test="$guarded">
      <div class="guard" role="note">
        <p><strong>Confidential.</strong> Some of these documents hold a child’s personal data. They are marked. Send them only to
          those who need them for this child, and keep them where no one else can open them.</p>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="documents">
    <section>
      <h2>The documents</h2>
      <ul class="documents">
        <xsl:for-each select="document">
          <li>
            <h3>
              <xsl:choose>
                <xsl:when test="file[@format='html']"><a href="{file[@format='html'][1]/@path}"><xsl:value-of select="@title"/></a></xsl:when>
                <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
              </xsl:choose>
            </h3>
            <xsl:if test="@purpose"><p class="purpose"><xsl:value-of select="@purpose"/></p></xsl:if>
            <xsl:if test="@holds-child-data"><p class="child">Holds a child’s personal data</p></xsl:if>
            <xsl:if test="file">
              <ul class="files">
                <xsl:apply-templates select="file"/>
              </ul>
            </xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template match="file">
    <li>
      <a href="{@path}">
        <span class="label"><xsl:value-of select="@label"/></span>
        <span class="visually-hidden"><xsl:value-of select="concat(' of ', ../@title)"/></span>
        <xsl:if test="@size">
          <xsl:text> </xsl:text>
          <span class="size"><xsl:call-template name="size"/></span>
        </xsl:if>
      </a>
    </li>
  </xsl:template>

  <xsl:template name="size">
    <xsl:choose>
      <xsl:when test="@size &lt; 1000">1 KB</xsl:when>
      <xsl:when test="@size &lt; 999500"><xsl:value-of select="concat(round(@size div 1000), ' KB')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(format-number(@size div 1000000, '0.0'), ' MB')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="findings">
    <section>
      <h2>How it stands</h2>
      <xsl:choose>
        <xsl:when test="@errors + @warnings + @notes = 0"><p class="lead">Nothing was found that needs attention.</p></xsl:when>
        <xsl:otherwise>
          <p class="lead">
            <xsl:text>When the pack was assembled, </xsl:text>
            <xsl:call-template name="count"><xsl:with-param name="of" select="@errors"/><xsl:with-param name="word" select="'error'"/></xsl:call-template>
            <xsl:text>, </xsl:text>
            <xsl:call-template name="count"><xsl:with-param name="of" select="@warnings"/><xsl:with-param name="word" select="'warning'"/></xsl:call-template>
            <xsl:text> and </xsl:text>
            <xsl:call-template name="count"><xsl:with-param name="of" select="@notes"/><xsl:with-param name="word" select="'note'"/></xsl:call-template>
            <xsl:text> were found.</xsl:text>
            <xsl:if test="@errors &gt; 0"> What an error touches is not ready to be issued.</xsl:if>
          </p>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="count">
    <xsl:param name="of"/>
    <xsl:param name="word"/>
    <xsl:choose>
      <xsl:when test="$of = 0">no</xsl:when>
      <xsl:otherwise><xsl:value-of select="$of"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat(' ', $word)"/>
    <xsl:if test="$of != 1">s</xsl:if>
  </xsl:template>

  <xsl:template name="how-to-read">
    <xsl:variable name="formats" select="document/file"/>
    <section>
      <h2>How to read it</h2>
      <dl class="guide">
        <xsl:if test="$formats[@format='html']">
          <div><dt>Web page</dt><dd>The easiest to read, also on a phone. What each clause does stands beside it in plain words, and a
            word with a meaning of its own leads to that meaning. It is one file: it opens without a network and can be
            printed.</dd></div>
        </xsl:if>
        <xsl:if test="$formats[@format='docx' or @format='odt']">
          <div><dt><xsl:value-of select="$formats[@format='docx' or @format='odt'][1]/@label"/></dt><dd>
            <xsl:choose>
              <xsl:when test="$audience = 'consultation'">To comment: write comments or change the words with tracking on, and send the file back. Each
                remark finds its own clause again.</xsl:when>
              <xsl:otherwise>To edit, to print and to sign.</xsl:otherwise>
            </xsl:choose>
          </dd></div>
        </xsl:if>
        <xsl:if test="$formats[@format='pdf']"><div><dt>PDF</dt><dd>To print, with page numbers that do not move.</dd></div></xsl:if>
        <xsl:if test="$formats[@format='txt']"><div><dt>Plain text</dt><dd>For any device, for searching and for e-mail.</dd></div></xsl:if>
        <xsl:if test="$formats[@format='akn' or @format='xml']">
          <div><dt><xsl:for-each select="$formats[@format='akn' or @format='xml'][not(@label = preceding::file/@label)]">
            <xsl:if test="position() &gt; 1"> and </xsl:if><xsl:value-of select="@label"/></xsl:for-each></dt>
            <dd>For other programs. People need not open them.</dd></div>
        </xsl:if>
        <div><dt>Words in brackets</dt><dd>[Tinted words in brackets] wait for an answer or a decision. A line is a place to fill in.</dd></div>
      </dl>
    </section>
  </xsl:template>

  <!-- 2026-11-21 as 21 November 2026 -->
  <xsl:template name="date">
    <xsl:variable name="months" select="'January  February March    April    May      June     July     August   SeptemberOctober  November December '"/>
    <xsl:variable name="month" select="number(substring(@date, 6, 2))"/>
    <xsl:value-of select="concat(number(substring(@date, 9, 2)), ' ',
      normalize-space(substring($months, ($month - 1) * 9 + 1, 9)), ' ', substring(@date, 1, 4))"/>
  </xsl:template>
</xsl:stylesheet>

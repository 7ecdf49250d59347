<?xml version="1.0" encoding="UTF-8"?>
<!--
  One document as plain text: for searching, for e-mail, for any device.

  In: the neutral XML (templates/document.rng). Each paragraph is one line; nothing is wrapped. Headings are underlined,
  numbers hang in a column of six. A table stands in columns if it fits in about 100 letters, else each row is a group of
  "label: value" lines. A place to fill in is a line with what is wanted after it.

  A comparison has what is gone as [-words-] and what is new as {+words+}; remarks stand below their paragraph, each after a >.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:strip-space elements="document cover section clause table row cell chart at signature"/>

  <xsl:variable name="newline" select="'&#10;'"/>
  <xsl:variable name="spaces" select="'                                                                                                                        '"/>
  <xsl:variable name="dashes" select="'------------------------------------------------------------------------------------------------------------------------'"/>
  <xsl:variable name="equals" select="'========================================================================================================================'"/>
  <xsl:variable name="line" select="'________________'"/>

  <!-- No-break spaces keep a line together; in plain text they would only hide from a search. -->
  <xsl:template match="/document">
    <xsl:variable name="all">
      <xsl:if test="not(cover/paragraph[@role = 'title'])">
        <xsl:call-template name="underlined">
          <xsl:with-param name="words" select="@title"/>
          <xsl:with-param name="with" select="$equals"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="@comparison">
        <xsl:value-of select="concat('Marked: [-words left out-] {+words put in+}', $newline, $newline)"/>
      </xsl:if>
      <xsl:apply-templates select="cover/paragraph"/>
      <xsl:if test="@holds-child-data">
        <xsl:value-of select="concat($newline, 'CONFIDENTIAL: this document holds a child’s personal data.', $newline)"/>
      </xsl:if>
      <xsl:apply-templates select="contents | section"/>
    </xsl:variable>
    <xsl:value-of select="translate($all, '&#160;', ' ')"/>
  </xsl:template>

  <xsl:template match="cover/paragraph">
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="@role = 'title'">
        <xsl:call-template name="underlined">
          <xsl:with-param name="words" select="$words"/>
          <xsl:with-param name="with" select="$equals"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($words, $newline)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="contents">
    <xsl:value-of select="$newline"/>
    <xsl:call-template name="underlined">
      <xsl:with-param name="words" select="'Contents'"/>
      <xsl:with-param name="with" select="$equals"/>
    </xsl:call-template>
    <xsl:for-each select="../section[heading] | ../section/clause[heading]">
      <xsl:if test="self::clause"><xsl:text>  </xsl:text></xsl:if>
      <xsl:if test="@label">
        <xsl:call-template name="padded">
          <xsl:with-param name="words"><xsl:call-template name="label"/></xsl:with-param>
          <xsl:with-param name="width" select="5"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:for-each select="heading[1]">
        <xsl:choose>
          <xsl:when test="@change or .//@change or remark"><xsl:call-template name="words"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="normalize-space(.)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:value-of select="$newline"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="section | clause"><xsl:apply-templates/></xsl:template>

  <xsl:template match="heading">
    <xsl:variable name="label" select="(@label | self::*[not(preceding-sibling::*[1])]/../@label)[last()]"/>
    <xsl:variable name="words">
      <xsl:if test="$label != ''">
        <xsl:for-each select="(@label | self::*[not(preceding-sibling::*[1])]/../@label)[last()]/..">
          <xsl:call-template name="label"/>
        </xsl:for-each>
        <xsl:text>  </xsl:text>
      </xsl:if>
      <xsl:if test="not(preceding-sibling::*)"><xsl:apply-templates select="../@move"/></xsl:if>
      <xsl:apply-templates select="@move"/>
      <xsl:call-template name="words"/>
    </xsl:variable>
    <xsl:value-of select="$newline"/>
    <xsl:if test="../self::section"><xsl:value-of select="$newline"/></xsl:if>
    <xsl:call-template name="underlined">
      <xsl:with-param name="words" select="$words"/>
      <xsl:with-param name="with">
        <xsl:choose>
          <xsl:when test="../self::section and not(preceding-sibling::*[1])"><xsl:value-of select="$equals"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$dashes"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="remark"/>
  </xsl:template>

  <xsl:template name="underlined">
    <xsl:param name="words"/>
    <xsl:param name="with"/>
    <xsl:value-of select="concat($words, $newline, substring($with, 1, string-length($words)), $newline)"/>
  </xsl:template>

  <!-- ==== changes and remarks ==== -->

  <xsl:template name="marked">
    <xsl:param name="change"/>
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="$change = 'inserted' and $words != ''"><xsl:value-of select="concat('{+', $words, '+}')"/></xsl:when>
      <xsl:when test="$change = 'deleted' and $words != ''"><xsl:value-of select="concat('[-', $words, '-]')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="label">
    <xsl:choose>
      <xsl:when test="@old-label and not(@change)">
        <xsl:value-of select="concat('[-', @old-label, '-]{+', @label, '+}')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="marked">
          <xsl:with-param name="change" select="@change"/>
          <xsl:with-param name="words" select="string(@label)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="caption">
    <xsl:choose>
      <xsl:when test="@old-caption and not(@change)">
        <xsl:value-of select="concat('[-', @old-caption, '-] {+', @caption, '+}')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="marked">
          <xsl:with-param name="change" select="@change"/>
          <xsl:with-param name="words" select="string(@caption)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@move">
    <xsl:value-of select="concat('(', translate(substring(., 1, 1), 'm', 'M'), substring(., 2), ') ')"/>
  </xsl:template>

  <xsl:template match="remark">
    <xsl:text>      &gt; </xsl:text>
    <xsl:if test="@reply"><xsl:text>&gt; </xsl:text></xsl:if>
    <xsl:value-of select="@author"/>
    <xsl:if test="@date"><xsl:value-of select="concat(', ', substring(@date, 1, 10))"/></xsl:if>
    <xsl:if test="@resolved"> (resolved)</xsl:if>
    <xsl:value-of select="concat(': ', normalize-space(.), $newline)"/>
  </xsl:template>
  <xsl:template match="remark" mode="words"/>

  <!-- ==== blocks ==== -->

  <!-- How far in: a limb under its sub, what closes it under its words. -->
  <xsl:template name="indent">
    <xsl:variable name="level" select="number(concat('0', @level))"/>
    <xsl:choose>
      <xsl:when test="$level &gt; 2"><xsl:value-of select="substring($spaces, 1, ($level - 2) * 6 + 6 * number(not(@label)))"/></xsl:when>
      <xsl:when test="$level = 2 and not(@label)"><xsl:value-of select="substring($spaces, 1, 6)"/></xsl:when>
      <xsl:when test="$level = 0 and ancestor::clause/@label"><xsl:value-of select="substring($spaces, 1, 6)"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="paragraph | definition">
    <xsl:value-of select="$newline"/>
    <xsl:call-template name="indent"/>
    <xsl:if test="@label">
      <xsl:call-template name="padded">
        <xsl:with-param name="words"><xsl:call-template name="label"/></xsl:with-param>
        <xsl:with-param name="width" select="6"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="@role = 'notice'">Note: </xsl:if>
    <xsl:if test="../self::clause and not(preceding-sibling::*)"><xsl:apply-templates select="../@move"/></xsl:if>
    <xsl:apply-templates select="@move"/>
    <xsl:call-template name="words"/>
    <xsl:value-of select="$newline"/>
    <xsl:apply-templates select="remark"/>
  </xsl:template>

  <xsl:template match="plain">
    <xsl:value-of select="concat($newline, '      (In plain words: ', normalize-space(.), ')', $newline)"/>
  </xsl:template>

  <xsl:template match="signature"><xsl:apply-templates/></xsl:template>

  <!-- At least one space after it. -->
  <xsl:template name="padded">
    <xsl:param name="words"/>
    <xsl:param name="width"/>
    <xsl:value-of select="concat($words, ' ', substring($spaces, 1, $width - 1 - string-length($words)))"/>
  </xsl:template>

  <!-- ==== tables ==== -->

  <xsl:template match="table">
    <xsl:variable name="widths"><xsl:call-template name="widths"/></xsl:variable>
    <xsl:variable name="total"><xsl:call-template name="sum"><xsl:with-param name="widths" select="$widths"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="$newline"/>
    <xsl:if test="@caption and not(@role = 'signature')">
      <xsl:call-template name="indent"/>
      <xsl:call-template name="caption"/>
      <xsl:value-of select="$newline"/>
    </xsl:if>
    <xsl:if test="@move">
      <xsl:call-template name="indent"/>
      <xsl:apply-templates select="@move"/>
      <xsl:value-of select="$newline"/>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="@role">
        <xsl:apply-templates select="row" mode="pair">
          <xsl:with-param name="width" select="number(substring($widths, 1, 4))"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:when test="$total &lt;= 100 and not(.//@change or .//remark)">
        <xsl:apply-templates select="row" mode="columns">
          <xsl:with-param name="widths" select="$widths"/>
          <xsl:with-param name="columns" select="column"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="row[not(@header) or .//@change]" mode="group">
          <xsl:with-param name="heads" select="row[@header][1]/cell"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="remark"/>
  </xsl:template>

  <!-- The longest cell of each column, four digits each. -->
  <xsl:template name="widths">
    <xsl:param name="at" select="1"/>
    <xsl:variable name="cells" select="row/cell[$at]"/>
    <xsl:if test="$cells">
      <xsl:for-each select="$cells">
        <xsl:sort select="string-length(normalize-space(.))" data-type="number" order="descending"/>
        <xsl:if test="position() = 1">
          <xsl:value-of select="format-number(string-length(normalize-space(.)) + 4, '0000')"/>
        </xsl:if>
      </xsl:for-each>
      <xsl:call-template name="widths"><xsl:with-param name="at" select="$at + 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template name="sum">
    <xsl:param name="widths"/>
    <xsl:param name="so-far" select="0"/>
    <xsl:choose>
      <xsl:when test="$widths = ''"><xsl:value-of select="$so-far"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="sum">
          <xsl:with-param name="widths" select="substring($widths, 5)"/>
          <xsl:with-param name="so-far" select="$so-far + substring($widths, 1, 4)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="row" mode="columns">
    <xsl:param name="widths"/>
    <xsl:param name="columns"/>
    <xsl:for-each select=".."><xsl:call-template name="indent"/></xsl:for-each>
    <xsl:for-each select="cell">
      <xsl:variable name="at" select="position()"/>
      <xsl:variable name="width" select="number(substring($widths, ($at - 1) * 4 + 1, 4))"/>
      <xsl:variable name="words"><xsl:call-template name="cell"/></xsl:variable>
      <xsl:variable name="kind" select="$columns[$at]/@kind"/>
      <xsl:choose>
        <xsl:when test="$kind = 'money' or $kind = 'number'">
          <xsl:value-of select="concat(substring($spaces, 1, $width - 2 - string-length($words)), $words, '  ')"/>
        </xsl:when>
        <xsl:when test="position() = last()"><xsl:value-of select="$words"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="padded">
            <xsl:with-param name="words" select="$words"/>
            <xsl:with-param name="width" select="$width"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:value-of select="$newline"/>
    <xsl:if test="@header">
      <xsl:for-each select=".."><xsl:call-template name="indent"/></xsl:for-each>
      <xsl:for-each select="cell">
        <xsl:value-of select="concat(substring($dashes, 1, number(substring($widths, (position() - 1) * 4 + 1, 4)) - 2), '  ')"/>
      </xsl:for-each>
      <xsl:value-of select="$newline"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="row" mode="group">
    <xsl:param name="heads"/>
    <xsl:for-each select="cell">
      <xsl:variable name="at" select="position()"/>
      <xsl:for-each select="../.."><xsl:call-template name="indent"/></xsl:for-each>
      <xsl:choose>
        <xsl:when test="$at = 1">- </xsl:when>
        <xsl:otherwise><xsl:text>  </xsl:text></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="normalize-space($heads[$at]) != ''">
        <xsl:value-of select="concat(normalize-space($heads[$at]), ': ')"/>
      </xsl:if>
      <xsl:if test="$at = 1"><xsl:apply-templates select="../@move"/></xsl:if>
      <xsl:call-template name="cell"/>
      <xsl:value-of select="$newline"/>
      <xsl:apply-templates select="remark | paragraph/remark"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="row" mode="pair">
    <xsl:param name="width"/>
    <xsl:for-each select=".."><xsl:call-template name="indent"/></xsl:for-each>
    <xsl:variable name="label">
      <xsl:for-each select="cell[1]"><xsl:call-template name="cell"/></xsl:for-each>
      <xsl:if test="@starred and substring(cell[1], string-length(cell[1])) != '*'"> *</xsl:if>
      <xsl:text>:</xsl:text>
    </xsl:variable>
    <xsl:call-template name="padded">
      <xsl:with-param name="words" select="$label"/>
      <xsl:with-param name="width" select="$width"/>
    </xsl:call-template>
    <xsl:for-each select="cell[position() &gt; 1]">
      <xsl:if test="position() &gt; 1"> | </xsl:if>
      <xsl:call-template name="cell"/>
    </xsl:for-each>
    <xsl:value-of select="$newline"/>
    <xsl:apply-templates select="cell/remark | cell/paragraph/remark"/>
  </xsl:template>

  <xsl:template name="cell">
    <xsl:for-each select="paragraph">
      <xsl:if test="position() &gt; 1"> / </xsl:if>
      <xsl:call-template name="words"/>
    </xsl:for-each>
    <xsl:if test="@flagged"> †</xsl:if>
  </xsl:template>

  <!-- ==== charts ==== -->

  <!-- What the picture shows, then its numbers: a column as wide as the longest words in any, but at most 24. -->
  <xsl:template match="chart">
    <xsl:variable name="indent"><xsl:call-template name="indent"/></xsl:variable>
    <xsl:variable name="width">
      <xsl:for-each select="series/@name | at/y/@words | @x-label">
        <xsl:sort select="string-length(.)" data-type="number" order="descending"/>
        <xsl:if test="position() = 1"><xsl:value-of select="string-length(.)"/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:value-of select="$newline"/>
    <xsl:if test="@caption">
      <xsl:value-of select="$indent"/>
      <xsl:call-template name="caption"/>
      <xsl:value-of select="$newline"/>
    </xsl:if>
    <xsl:if test="@change"><xsl:value-of select="concat($indent, '(This chart is ', @change, '.)', $newline)"/></xsl:if>
    <xsl:apply-templates select="remark"/>
    <xsl:value-of select="concat($indent, @alt, $newline)"/>
    <xsl:for-each select="mark">
      <xsl:value-of select="concat($indent, ../@x-label, ' ', @x, ': ', @words, $newline)"/>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="($width + 2) * (count(series) + 1) &lt;= 100">
        <xsl:apply-templates select="self::*[at]" mode="columns">
          <xsl:with-param name="indent" select="$indent"/>
          <xsl:with-param name="width" select="$width"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="at" mode="group"><xsl:with-param name="indent" select="$indent"/></xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="chart" mode="columns">
    <xsl:param name="indent"/>
    <xsl:param name="width"/>
    <xsl:value-of select="$indent"/>
    <xsl:for-each select="@x-label | series/@name">
      <xsl:call-template name="right"><xsl:with-param name="width" select="$width"/></xsl:call-template>
    </xsl:for-each>
    <xsl:value-of select="concat($newline, $indent)"/>
    <xsl:for-each select="@x-label | series/@name">
      <xsl:value-of select="concat(substring($dashes, 1, $width), '  ')"/>
    </xsl:for-each>
    <xsl:value-of select="$newline"/>
    <xsl:for-each select="at">
      <xsl:value-of select="$indent"/>
      <xsl:for-each select="@words | y">
        <xsl:call-template name="right"><xsl:with-param name="width" select="$width"/></xsl:call-template>
      </xsl:for-each>
      <xsl:value-of select="$newline"/>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="right">
    <xsl:param name="width"/>
    <xsl:variable name="words"><xsl:call-template name="figure"/></xsl:variable>
    <xsl:value-of select="concat(substring($spaces, 1, $width - string-length($words)), $words, '  ')"/>
  </xsl:template>
  <xsl:template name="figure">
    <xsl:choose>
      <xsl:when test="self::y[not(@words)]">-</xsl:when>
      <xsl:when test="self::y"><xsl:value-of select="@words"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="at" mode="group">
    <xsl:param name="indent"/>
    <xsl:value-of select="concat($indent, '- ', ../@x-label, ': ', @words, $newline)"/>
    <xsl:for-each select="y">
      <xsl:variable name="at" select="position()"/>
      <xsl:value-of select="concat($indent, '  ', ../../series[$at]/@name, ': ')"/>
      <xsl:call-template name="figure"/>
      <xsl:value-of select="$newline"/>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== words ==== -->

  <xsl:template name="words">
    <xsl:variable name="words"><xsl:apply-templates mode="words"/></xsl:variable>
    <xsl:variable name="squeezed" select="normalize-space($words)"/>
    <xsl:variable name="brackets" select="@undecided and $squeezed != '' and not(@role = 'warning')"/>
    <xsl:if test="$brackets and not(starts-with($squeezed, '['))">[</xsl:if>
    <xsl:call-template name="marked">
      <xsl:with-param name="change" select="@change"/>
      <xsl:with-param name="words" select="$squeezed"/>
    </xsl:call-template>
    <xsl:if test="$brackets and substring($squeezed, string-length($squeezed)) != ']'">]</xsl:if>
  </xsl:template>

  <!-- Marked once: by the outermost of what is changed alike, and by the first of those beside each other. -->
  <xsl:template match="*" mode="words">
    <xsl:variable name="change" select="@change[not(../../@change)]"/>
    <xsl:if test="not($change) or not(preceding-sibling::node()[1]/@change = $change)">
      <xsl:variable name="words">
        <xsl:apply-templates select="." mode="stretch"><xsl:with-param name="change" select="$change"/></xsl:apply-templates>
      </xsl:variable>
      <xsl:call-template name="marked">
        <xsl:with-param name="change" select="$change"/>
        <xsl:with-param name="words" select="string($words)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="stretch">
    <xsl:param name="change"/>
    <xsl:apply-templates select="." mode="open"/>
    <xsl:apply-templates select="following-sibling::node()[1][@change = $change]" mode="stretch">
      <xsl:with-param name="change" select="$change"/>
    </xsl:apply-templates>
  </xsl:template>
  <xsl:template match="*" mode="open"><xsl:apply-templates mode="words"/></xsl:template>
  <xsl:template match="undecided | text[@undecided] | term[@undecided] | defined[@undecided] | value[@undecided] |
    blank[@undecided] | reference[@undecided] | duty[@undecided] | deadline[@undecided]" mode="open" priority="1">
    <xsl:variable name="outer" select="not(ancestor::undecided or ancestor::paragraph[@undecided] or
      ancestor::definition[@undecided] or ancestor::heading[@undecided])"/>
    <xsl:if test="$outer and not(starts-with(., '['))">[</xsl:if>
    <xsl:apply-templates mode="words"/>
    <xsl:if test="$outer and substring(., string-length(.)) != ']'">]</xsl:if>
  </xsl:template>
  <xsl:template match="blank" mode="open">
    <xsl:value-of select="$line"/>
    <xsl:if test="not(ancestor::cell) and normalize-space(.) != ''"> (<xsl:value-of select="."/>)</xsl:if>
  </xsl:template>
</xsl:stylesheet>

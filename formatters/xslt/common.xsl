<?xml version="1.0" encoding="UTF-8"?>
<!-- What the stock sheets share: names, dates and addresses of a prepped document. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:variable name="front" select="/rfc/front"/>
<xsl:variable name="number">
  <xsl:choose>
    <xsl:when test="/rfc/@number"><xsl:value-of select="/rfc/@number"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$front/seriesInfo[@name = 'RFC']/@value"/></xsl:otherwise>
  </xsl:choose>
</xsl:variable>

<!-- draft-example-some-00, without a suffix that does not belong there -->
<xsl:variable name="draft">
  <xsl:variable name="name">
    <xsl:choose>
      <xsl:when test="/rfc/@docName != ''"><xsl:value-of select="/rfc/@docName"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$front/seriesInfo[@name = 'Internet-Draft']/@value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:choose>
    <xsl:when test="contains($name, '.')"><xsl:value-of select="substring-before($name, '.')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
  </xsl:choose>
</xsl:variable>

<!-- the same without the revision -->
<xsl:variable name="draft-base">
  <xsl:variable name="length" select="string-length($draft)"/>
  <xsl:choose>
    <xsl:when test="$length &gt; 3 and substring($draft, $length - 2, 1) = '-'
                    and translate(substring($draft, $length - 1), '0123456789', '') = ''">
      <xsl:value-of select="substring($draft, 1, $length - 3)"/>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$draft"/></xsl:otherwise>
  </xsl:choose>
</xsl:variable>

<xsl:variable name="doi">
  <xsl:variable name="given" select="$front/seriesInfo[@name = 'DOI']/@value"/>
  <xsl:choose>
    <xsl:when test="$given"><xsl:value-of select="$given"/></xsl:when>
    <xsl:when test="$number != ''">
      <xsl:value-of select="concat('10.17487/RFC', format-number($number, '0000'))"/>
    </xsl:when>
  </xsl:choose>
</xsl:variable>

<xsl:variable name="url">
  <xsl:choose>
    <xsl:when test="$number != ''">
      <xsl:value-of select="concat('https://www.rfc-editor.org/info/rfc', $number)"/>
    </xsl:when>
    <xsl:when test="starts-with($draft, 'draft-')">
      <xsl:value-of select="concat('https://datatracker.ietf.org/doc/html/', $draft)"/>
    </xsl:when>
  </xsl:choose>
</xsl:variable>

<!-- from "January", "Jan", "1" or "01" to "01"; nothing from nothing -->
<xsl:template name="month-number">
  <xsl:param name="month" select="$front/date/@month"/>
  <xsl:variable name="low"
    select="translate(substring($month, 1, 3), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
  <xsl:variable name="names" select="'jan01feb02mar03apr04may05jun06jul07aug08sep09oct10nov11dec12'"/>
  <xsl:choose>
    <xsl:when test="$month = ''"/>
    <xsl:when test="number($month) = number($month)"><xsl:value-of select="format-number($month, '00')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="substring(substring-after($names, $low), 1, 2)"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="month-name">
  <xsl:param name="month" select="$front/date/@month"/>
  <xsl:variable name="number"><xsl:call-template name="month-number"><xsl:with-param name="month" select="$month"/></xsl:call-template></xsl:variable>
  <xsl:variable name="names"
    select="'01January 02February 03March 04April 05May 06June 07July 08August 09September 10October 11November 12December '"/>
  <xsl:if test="$number != ''">
    <xsl:value-of select="substring-before(substring-after($names, $number), ' ')"/>
  </xsl:if>
</xsl:template>

<!-- 2026, 2026-01 or 2026-01-15 -->
<xsl:template name="iso-date">
  <xsl:param name="date" select="$front/date"/>
  <xsl:variable name="month"><xsl:call-template name="month-number"><xsl:with-param name="month" select="$date/@month"/></xsl:call-template></xsl:variable>
  <xsl:value-of select="$date/@year"/>
  <xsl:if test="$month != ''"><xsl:value-of select="concat('-', $month)"/></xsl:if>
  <xsl:if test="$month != '' and $date/@day"><xsl:value-of select="concat('-', format-number($date/@day, '00'))"/></xsl:if>
</xsl:template>

<!-- the author's name before the surname: what the full name has there, else the initials -->
<xsl:template name="given-names">
  <xsl:variable name="rest" select="substring-before(@fullname, concat(' ', @surname))"/>
  <xsl:choose>
    <xsl:when test="@surname != '' and $rest != ''"><xsl:value-of select="$rest"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="@initials"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- of an author, whole -->
<xsl:template name="display-name">
  <xsl:choose>
    <xsl:when test="@fullname != ''"><xsl:value-of select="@fullname"/></xsl:when>
    <xsl:when test="@surname != ''"><xsl:value-of select="normalize-space(concat(@initials, ' ', @surname))"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="normalize-space(organization)"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- the authors of a reference: "Crocker, D., Ed. and P. Overell" -->
<xsl:template name="reference-authors">
  <xsl:for-each select="author">
    <xsl:choose>
      <xsl:when test="position() = 1"/>
      <xsl:when test="position() = last() and last() = 2"> and </xsl:when>
      <xsl:when test="position() = last()">, and </xsl:when>
      <xsl:otherwise>, </xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="@surname != '' and @initials != '' and position() = last() and position() != 1">
        <xsl:value-of select="concat(@initials, ' ', @surname)"/>
      </xsl:when>
      <xsl:when test="@surname != '' and @initials != ''"><xsl:value-of select="concat(@surname, ', ', @initials)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="display-name"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@role = 'editor'">, Ed.</xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- A paragraph as words alone. -->
<xsl:template match="*" mode="plain"><xsl:apply-templates mode="plain"/></xsl:template>
<xsl:template match="iref | comment() | processing-instruction()" mode="plain"/>
<xsl:template match="xref[. = '']" mode="plain"><xsl:value-of select="@derivedContent"/></xsl:template>
<xsl:template match="eref[. = '']" mode="plain"><xsl:value-of select="@target"/></xsl:template>
<xsl:template match="text()" mode="plain">
  <!-- spaces at the ends stay one, so that words do not run together -->
  <xsl:if test="starts-with(translate(., '&#9;&#10;&#13;', '   '), ' ') and preceding-sibling::node()"><xsl:text> </xsl:text></xsl:if>
  <xsl:value-of select="normalize-space(.)"/>
  <xsl:if test="translate(substring(., string-length(.)), '&#9;&#10;&#13;', '   ') = ' ' and following-sibling::node() and normalize-space(.) != ''"><xsl:text> </xsl:text></xsl:if>
</xsl:template>

<!-- A reference as words: authors, title, series, date. -->
<xsl:template name="reference-words">
  <xsl:variable name="authors"><xsl:for-each select="front"><xsl:call-template name="reference-authors"/></xsl:for-each></xsl:variable>
  <xsl:variable name="month"><xsl:call-template name="month-name"><xsl:with-param name="month" select="front/date/@month"/></xsl:call-template></xsl:variable>
  <xsl:if test="$authors != ''"><xsl:value-of select="concat(normalize-space($authors), ', ')"/></xsl:if>
  <xsl:choose>
    <xsl:when test="@quoteTitle = 'false'"><xsl:value-of select="normalize-space(front/title)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="concat('&quot;', normalize-space(front/title), '&quot;')"/></xsl:otherwise>
  </xsl:choose>
  <xsl:for-each select="refcontent | front/seriesInfo | seriesInfo">
    <xsl:text>, </xsl:text>
    <xsl:choose>
      <xsl:when test="self::refcontent"><xsl:value-of select="normalize-space(.)"/></xsl:when>
      <xsl:when test="@name = ''"><xsl:value-of select="@value"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(@name, ' ', @value)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
  <xsl:if test="front/date/@year">
    <xsl:text>, </xsl:text>
    <xsl:if test="$month != ''"><xsl:value-of select="concat($month, ' ')"/></xsl:if>
    <xsl:value-of select="front/date/@year"/>
  </xsl:if>
</xsl:template>

<!-- What a cross-reference says: its own words, or those that were derived; names of references in brackets. -->
<xsl:key name="references" match="reference | referencegroup" use="@anchor"/>
<xsl:template name="xref-words">
  <xsl:choose>
    <xsl:when test="normalize-space(.) != ''"><xsl:value-of select="normalize-space(.)"/></xsl:when>
    <xsl:when test="@format = 'none'"/>
    <xsl:when test="key('references', @target) and @format != 'title'"><xsl:value-of select="concat('[', @derivedContent, ']')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="@derivedContent"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>

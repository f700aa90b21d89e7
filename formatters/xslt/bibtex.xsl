<?xml version="1.0" encoding="UTF-8"?>
<!-- The BibTeX entry of the document, in UTF-8. Parameters: key (the entry's name), abstract (yes or no). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:str="http://exslt.org/strings" exclude-result-prefixes="str">
<xsl:import href="common.xsl"/>
<xsl:output method="text" encoding="UTF-8"/>

<xsl:param name="key">
  <xsl:choose>
    <xsl:when test="$number != ''"><xsl:value-of select="concat('rfc', $number)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$draft"/></xsl:otherwise>
  </xsl:choose>
</xsl:param>
<xsl:param name="abstract" select="'yes'"/>

<!-- What TeX takes for its own. The backslash waits in a private character until the others are done. -->
<xsl:template name="escape">
  <xsl:param name="text"/>
  <xsl:variable name="braces" select="str:replace(str:replace(str:replace(normalize-space($text),
    '\', '&#xE000;'), '{', '\{'), '}', '\}')"/>
  <xsl:variable name="signs" select="str:replace(str:replace(str:replace(str:replace(str:replace($braces,
    '$', '\$'), '&amp;', '\&amp;'), '#', '\#'), '_', '\_'), '%', '\%')"/>
  <xsl:value-of select="str:replace(str:replace(str:replace($signs,
    '^', '\^{}'), '~', '\textasciitilde{}'), '&#xE000;', '\textbackslash{}')"/>
</xsl:template>

<xsl:template name="field">
  <xsl:param name="name"/>
  <xsl:param name="value"/>
  <xsl:if test="$value != ''">
    <xsl:value-of select="concat('  ', $name, substring('             ', string-length($name)), '= ', $value, ',&#10;')"/>
  </xsl:if>
</xsl:template>

<xsl:template name="text-field">
  <xsl:param name="name"/>
  <xsl:param name="value"/>
  <xsl:variable name="escaped"><xsl:call-template name="escape"><xsl:with-param name="text" select="$value"/></xsl:call-template></xsl:variable>
  <xsl:if test="$escaped != ''">
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="$name"/>
      <xsl:with-param name="value" select="concat('{', $escaped, '}')"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="authors">
  <xsl:for-each select="$front/author[@fullname != '' or @surname != '' or organization != '']">
    <xsl:if test="position() &gt; 1"> and </xsl:if>
    <xsl:variable name="given"><xsl:call-template name="given-names"/></xsl:variable>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="@surname != '' and $given != ''"><xsl:value-of select="concat(@surname, ', ', $given)"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="display-name"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="escaped"><xsl:call-template name="escape"><xsl:with-param name="text" select="$name"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="@surname != '' and $given != ''"><xsl:value-of select="$escaped"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('{', $escaped, '}')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

<xsl:template match="/">
  <xsl:variable name="authors"><xsl:call-template name="authors"/></xsl:variable>
  <xsl:variable name="title"><xsl:call-template name="escape"><xsl:with-param name="text" select="$front/title"/></xsl:call-template></xsl:variable>
  <xsl:variable name="month"><xsl:call-template name="month-name"/></xsl:variable>
  <xsl:choose>
    <xsl:when test="$number != ''">
      <xsl:value-of select="concat('@misc{', $key, ',&#10;')"/>
      <xsl:call-template name="text-field"><xsl:with-param name="name" select="'series'"/><xsl:with-param name="value" select="'Request for Comments'"/></xsl:call-template>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'number'"/><xsl:with-param name="value" select="$number"/></xsl:call-template>
      <xsl:call-template name="text-field"><xsl:with-param name="name" select="'howpublished'"/><xsl:with-param name="value" select="concat('RFC ', $number)"/></xsl:call-template>
      <xsl:call-template name="text-field"><xsl:with-param name="name" select="'publisher'"/><xsl:with-param name="value" select="'RFC Editor'"/></xsl:call-template>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'doi'"/><xsl:with-param name="value" select="concat('{', $doi, '}')"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise>
      <xsl:value-of select="concat('@techreport{', $key, ',&#10;')"/>
      <xsl:call-template name="text-field"><xsl:with-param name="name" select="'type'"/><xsl:with-param name="value" select="'Internet-Draft'"/></xsl:call-template>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'number'"/><xsl:with-param name="value" select="concat('{', $draft, '}')"/></xsl:call-template>
      <xsl:call-template name="text-field"><xsl:with-param name="name" select="'institution'"/><xsl:with-param name="value" select="'Internet Engineering Task Force'"/></xsl:call-template>
      <xsl:call-template name="text-field"><xsl:with-param name="name" select="'note'"/><xsl:with-param name="value" select="'Work in Progress'"/></xsl:call-template>
    </xsl:otherwise>
  </xsl:choose>
  <xsl:if test="$url != ''">
    <xsl:call-template name="field"><xsl:with-param name="name" select="'url'"/><xsl:with-param name="value" select="concat('{', $url, '}')"/></xsl:call-template>
  </xsl:if>
  <xsl:if test="$authors != ''">
    <xsl:call-template name="field"><xsl:with-param name="name" select="'author'"/><xsl:with-param name="value" select="concat('{', $authors, '}')"/></xsl:call-template>
  </xsl:if>
  <xsl:call-template name="field"><xsl:with-param name="name" select="'title'"/><xsl:with-param name="value" select="concat('{{', $title, '}}')"/></xsl:call-template>
  <xsl:call-template name="field"><xsl:with-param name="name" select="'year'"/><xsl:with-param name="value" select="$front/date/@year"/></xsl:call-template>
  <xsl:call-template name="field">
    <xsl:with-param name="name" select="'month'"/>
    <xsl:with-param name="value" select="translate(substring($month, 1, 3), 'JFMASOND', 'jfmasond')"/>
  </xsl:call-template>
  <xsl:if test="$number = ''">
    <xsl:call-template name="field"><xsl:with-param name="name" select="'day'"/><xsl:with-param name="value" select="$front/date/@day"/></xsl:call-template>
  </xsl:if>
  <xsl:if test="$front/keyword">
    <xsl:call-template name="text-field">
      <xsl:with-param name="name" select="'keywords'"/>
      <xsl:with-param name="value"><xsl:for-each select="$front/keyword"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <xsl:if test="$abstract = 'yes'">
    <xsl:call-template name="text-field">
      <xsl:with-param name="name" select="'abstract'"/>
      <xsl:with-param name="value"><xsl:for-each select="$front/abstract//t"><xsl:apply-templates mode="plain"/><xsl:text> </xsl:text></xsl:for-each></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <xsl:text>}&#10;</xsl:text>
</xsl:template>

</xsl:stylesheet>

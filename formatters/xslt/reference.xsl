<?xml version="1.0" encoding="UTF-8"?>
<!-- The <reference> by which others cite the document. Parameters: anchor, abstract (yes or no). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="common.xsl"/>
<xsl:output method="xml" encoding="UTF-8" indent="yes"/>
<xsl:strip-space elements="abstract author address postal organization"/>

<xsl:param name="anchor">
  <xsl:choose>
    <xsl:when test="$number != ''"><xsl:value-of select="concat('RFC', format-number($number, '0000'))"/></xsl:when>
    <xsl:when test="starts-with($draft-base, 'draft-')"><xsl:value-of select="concat('I-D.', substring-after($draft-base, 'draft-'))"/></xsl:when>
    <xsl:when test="$draft-base != ''"><xsl:value-of select="$draft-base"/></xsl:when>
    <xsl:otherwise>this</xsl:otherwise>
  </xsl:choose>
</xsl:param>
<xsl:param name="abstract" select="'yes'"/>

<xsl:template match="author">
  <author>
    <xsl:copy-of select="@fullname | @initials | @surname | @role | @asciiFullname | @asciiInitials | @asciiSurname"/>
    <xsl:if test="normalize-space(organization) != ''">
      <organization><xsl:copy-of select="organization/@abbrev | organization/@ascii"/><xsl:value-of select="normalize-space(organization)"/></organization>
    </xsl:if>
  </author>
</xsl:template>

<xsl:template match="/">
  <xsl:variable name="month"><xsl:call-template name="month-name"/></xsl:variable>
  <reference anchor="{$anchor}">
    <xsl:if test="$url != ''"><xsl:attribute name="target"><xsl:value-of select="$url"/></xsl:attribute></xsl:if>
    <front>
      <title><xsl:copy-of select="$front/title/@abbrev | $front/title/@ascii"/><xsl:value-of select="normalize-space($front/title)"/></title>
      <xsl:apply-templates select="$front/author"/>
      <date year="{$front/date/@year}">
        <xsl:if test="$month != ''"><xsl:attribute name="month"><xsl:value-of select="$month"/></xsl:attribute></xsl:if>
        <xsl:if test="$number = '' and $month != '' and $front/date/@day">
          <xsl:attribute name="day"><xsl:value-of select="number($front/date/@day)"/></xsl:attribute>
        </xsl:if>
      </date>
      <xsl:if test="$abstract = 'yes' and $front/abstract//t">
        <abstract>
          <xsl:for-each select="$front/abstract//t"><t><xsl:apply-templates mode="plain"/></t></xsl:for-each>
        </abstract>
      </xsl:if>
    </front>
    <xsl:choose>
      <xsl:when test="$number != ''">
        <xsl:for-each select="$front/seriesInfo[@name = 'BCP' or @name = 'STD' or @name = 'FYI']">
          <seriesInfo name="{@name}" value="{@value}"/>
        </xsl:for-each>
        <seriesInfo name="RFC" value="{$number}"/>
        <seriesInfo name="DOI" value="{$doi}"/>
      </xsl:when>
      <xsl:when test="$draft != ''"><seriesInfo name="Internet-Draft" value="{$draft}"/></xsl:when>
    </xsl:choose>
  </reference>
</xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- The document as an article in JATS 1.3, Journal Publishing (ANSI/NISO Z39.96-2021). Drawings stay as their text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="svg">
<xsl:import href="common.xsl"/>
<xsl:output method="xml" encoding="UTF-8"
    doctype-public="-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN"
    doctype-system="https://jats.nlm.nih.gov/publishing/1.3/JATS-journalpublishing1-3.dtd"/>
<xsl:strip-space elements="rfc front middle back section abstract note boilerplate toc references referencegroup reference ul ol
  dl table thead tbody tfoot tr figure artset aside blockquote postal address author"/>

<!-- What a cross-reference can lead to. -->
<xsl:key name="ids" match="/rfc/middle//* | /rfc/back//*" use="@anchor"/>
<xsl:key name="ids" match="/rfc/middle//* | /rfc/back//*" use="@pn"/>

<!-- The id of what can have one here: an anchor, else a number. -->
<xsl:template name="id">
  <xsl:choose>
    <xsl:when test="@anchor"><xsl:attribute name="id"><xsl:value-of select="@anchor"/></xsl:attribute></xsl:when>
    <xsl:when test="@pn"><xsl:attribute name="id"><xsl:value-of select="@pn"/></xsl:attribute></xsl:when>
  </xsl:choose>
</xsl:template>

<xsl:template match="/">
  <article article-type="other" dtd-version="1.3">
    <xsl:attribute name="xml:lang"><xsl:choose><xsl:when test="/rfc/@xml:lang"><xsl:value-of select="/rfc/@xml:lang"/></xsl:when><xsl:otherwise>en</xsl:otherwise></xsl:choose></xsl:attribute>
    <front>
      <journal-meta>
        <xsl:choose>
          <xsl:when test="$number != ''">
            <journal-id journal-id-type="publisher-id">RFC</journal-id>
            <journal-title-group><journal-title>Request for Comments</journal-title></journal-title-group>
            <issn publication-format="electronic">2070-1721</issn>
            <publisher><publisher-name>RFC Editor</publisher-name></publisher>
          </xsl:when>
          <xsl:otherwise>
            <journal-id journal-id-type="publisher-id">Internet-Draft</journal-id>
            <journal-title-group><journal-title>Internet-Drafts</journal-title></journal-title-group>
            <issn/><!-- they have none, but the DTD wants the element -->
            <publisher><publisher-name>Internet Engineering Task Force</publisher-name></publisher>
          </xsl:otherwise>
        </xsl:choose>
      </journal-meta>
      <xsl:call-template name="article-meta"/>
    </front>
    <body><xsl:apply-templates select="/rfc/middle/section"/></body>
    <xsl:if test="/rfc/back/*[self::references or self::section]">
      <back><xsl:apply-templates select="/rfc/back/references | /rfc/back/section"/></back>
    </xsl:if>
  </article>
</xsl:template>

<xsl:template name="article-meta">
  <article-meta>
    <xsl:if test="$doi != ''"><article-id pub-id-type="doi"><xsl:value-of select="$doi"/></article-id></xsl:if>
    <xsl:choose>
      <xsl:when test="$number != ''"><article-id pub-id-type="publisher-id">RFC<xsl:value-of select="$number"/></article-id></xsl:when>
      <xsl:when test="$draft != ''"><article-id pub-id-type="publisher-id"><xsl:value-of select="$draft"/></article-id></xsl:when>
    </xsl:choose>
    <title-group>
      <article-title><xsl:apply-templates select="$front/title/node()"/></article-title>
      <xsl:if test="$front/title/@abbrev != ''"><alt-title alt-title-type="running-head"><xsl:value-of select="$front/title/@abbrev"/></alt-title></xsl:if>
    </title-group>
    <xsl:if test="$front/author[@fullname != '' or @surname != '' or normalize-space(organization) != '']">
      <contrib-group>
        <xsl:for-each select="$front/author[@fullname != '' or @surname != '' or normalize-space(organization) != '']">
          <contrib>
            <xsl:attribute name="contrib-type"><xsl:choose><xsl:when test="@role = 'editor'">editor</xsl:when><xsl:otherwise>author</xsl:otherwise></xsl:choose></xsl:attribute>
            <xsl:call-template name="contributor"/>
            <xsl:if test="(@fullname != '' or @surname != '') and normalize-space(organization) != ''">
              <aff><institution><xsl:value-of select="normalize-space(organization)"/></institution></aff>
            </xsl:if>
            <xsl:for-each select="address/email"><email><xsl:value-of select="normalize-space(.)"/></email></xsl:for-each>
            <xsl:for-each select="address/uri"><uri><xsl:value-of select="normalize-space(.)"/></uri></xsl:for-each>
          </contrib>
        </xsl:for-each>
      </contrib-group>
    </xsl:if>
    <xsl:if test="$front/date/@year">
      <pub-date date-type="pub" publication-format="electronic">
        <xsl:attribute name="iso-8601-date"><xsl:call-template name="iso-date"/></xsl:attribute>
        <xsl:variable name="month"><xsl:call-template name="month-number"/></xsl:variable>
        <xsl:if test="$month != '' and $front/date/@day"><day><xsl:value-of select="format-number($front/date/@day, '00')"/></day></xsl:if>
        <xsl:if test="$month != ''"><month><xsl:value-of select="$month"/></month></xsl:if>
        <year><xsl:value-of select="$front/date/@year"/></year>
      </pub-date>
    </xsl:if>
    <xsl:if test="$number != ''"><elocation-id>RFC<xsl:value-of select="$number"/></elocation-id></xsl:if>
    <xsl:for-each select="$front/boilerplate/section[@anchor = 'copyright']">
      <permissions>
        <copyright-statement><xsl:apply-templates select="t[1]" mode="plain"/></copyright-statement>
        <xsl:if test="$front/date/@year"><copyright-year><xsl:value-of select="$front/date/@year"/></copyright-year></xsl:if>
        <copyright-holder>IETF Trust and the persons identified as the document authors</copyright-holder>
        <license>
          <xsl:for-each select="t[position() &gt; 1]"><license-p><xsl:apply-templates/></license-p></xsl:for-each>
        </license>
      </permissions>
    </xsl:for-each>
    <xsl:if test="$url != ''"><self-uri xlink:href="{$url}"/></xsl:if>
    <xsl:if test="$front/abstract"><abstract><xsl:for-each select="$front/abstract"><xsl:call-template name="paragraphs"/></xsl:for-each></abstract></xsl:if>
    <xsl:if test="$front/keyword"><kwd-group><xsl:for-each select="$front/keyword"><kwd><xsl:value-of select="normalize-space(.)"/></kwd></xsl:for-each></kwd-group></xsl:if>
  </article-meta>
</xsl:template>

<!-- a person, else an organization -->
<xsl:template name="contributor">
  <xsl:variable name="given"><xsl:call-template name="given-names"/></xsl:variable>
  <xsl:choose>
    <xsl:when test="@surname != ''">
      <name><surname><xsl:value-of select="@surname"/></surname>
        <xsl:if test="$given != ''"><given-names><xsl:value-of select="$given"/></given-names></xsl:if></name>
    </xsl:when>
    <xsl:when test="@fullname != ''"><string-name><xsl:value-of select="@fullname"/></string-name></xsl:when>
    <xsl:otherwise><collab><xsl:value-of select="normalize-space(organization)"/></collab></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Sections -->

<xsl:template match="section">
  <sec>
    <xsl:call-template name="id"/>
    <xsl:call-template name="label-and-title"/>
    <xsl:call-template name="blocks"/>
    <xsl:for-each select="author | contact"><p><xsl:call-template name="person"/></p></xsl:for-each>
    <xsl:apply-templates select="section"/>
  </sec>
</xsl:template>

<xsl:template name="label-and-title">
  <xsl:variable name="rest" select="substring-after(@pn, 'section-')"/>
  <xsl:choose>
    <xsl:when test="@numbered = 'false' or $rest = ''"/>
    <xsl:when test="starts-with($rest, 'appendix.')">
      <label>
        <xsl:if test="not(contains(substring-after($rest, 'appendix.'), '.'))">Appendix </xsl:if>
        <xsl:value-of select="concat(translate(substring($rest, 10, 1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), substring($rest, 11))"/>
      </label>
    </xsl:when>
    <xsl:when test="translate(substring($rest, 1, 1), '0123456789', '') = ''"><label><xsl:value-of select="$rest"/></label></xsl:when>
  </xsl:choose>
  <title><xsl:apply-templates select="name/node()"/></title>
</xsl:template>

<xsl:template name="person">
  <xsl:variable name="name"><xsl:call-template name="display-name"/></xsl:variable>
  <xsl:value-of select="$name"/>
  <xsl:if test="(@fullname != '' or @surname != '') and normalize-space(organization) != ''"><xsl:value-of select="concat(', ', normalize-space(organization))"/></xsl:if>
  <xsl:for-each select="address/postal/*[normalize-space(.) != '']"><xsl:value-of select="concat(', ', normalize-space(.))"/></xsl:for-each>
  <xsl:for-each select="address/email">, <email><xsl:value-of select="normalize-space(.)"/></email></xsl:for-each>
  <xsl:for-each select="address/uri">, <ext-link ext-link-type="uri" xlink:href="{normalize-space(.)}"><xsl:value-of select="normalize-space(.)"/></ext-link></xsl:for-each>
</xsl:template>

<!-- Blocks -->

<!-- the blocks of an element; text outside of blocks is a paragraph -->
<xsl:template name="blocks">
  <xsl:variable name="block" select="t | ul | ol | dl | figure | artwork | artset | sourcecode | table | blockquote | aside"/>
  <xsl:choose>
    <xsl:when test="$block"><xsl:apply-templates select="$block"/></xsl:when>
    <xsl:when test="self::section or self::abstract"/>
    <xsl:otherwise><p><xsl:apply-templates/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- the same where only paragraphs may be: others stand inside of one -->
<xsl:template name="paragraphs">
  <xsl:variable name="block" select="t | ul | ol | dl | figure | artwork | artset | sourcecode | table | blockquote | aside"/>
  <xsl:choose>
    <xsl:when test="$block">
      <xsl:for-each select="$block">
        <xsl:choose>
          <xsl:when test="self::t"><xsl:apply-templates select="."/></xsl:when>
          <xsl:otherwise><p><xsl:apply-templates select="."/></p></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:when>
    <xsl:otherwise><p><xsl:apply-templates/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="t"><p><xsl:call-template name="id"/><xsl:apply-templates/></p></xsl:template>

<xsl:template match="ul | ol">
  <xsl:if test="li">
    <list>
      <xsl:call-template name="id"/>
      <xsl:attribute name="list-type">
        <xsl:choose>
          <xsl:when test="self::ul and (@empty = 'true' or @bare = 'true')">simple</xsl:when>
          <xsl:when test="self::ul">bullet</xsl:when>
          <xsl:when test="@type = '1'">order</xsl:when>
          <xsl:when test="@type = 'a'">alpha-lower</xsl:when>
          <xsl:when test="@type = 'A'">alpha-upper</xsl:when>
          <xsl:when test="@type = 'i'">roman-lower</xsl:when>
          <xsl:when test="@type = 'I'">roman-upper</xsl:when>
          <xsl:otherwise>simple</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:for-each select="li">
        <list-item>
          <xsl:if test="@anchor"><xsl:attribute name="id"><xsl:value-of select="@anchor"/></xsl:attribute></xsl:if>
          <xsl:if test="@derivedCounter"><label><xsl:value-of select="@derivedCounter"/></label></xsl:if>
          <xsl:call-template name="paragraphs"/>
        </list-item>
      </xsl:for-each>
    </list>
  </xsl:if>
</xsl:template>

<xsl:template match="dl">
  <xsl:if test="dt">
    <def-list>
      <xsl:call-template name="id"/>
      <xsl:for-each select="dt">
        <def-item>
          <term><xsl:if test="@anchor"><xsl:attribute name="id"><xsl:value-of select="@anchor"/></xsl:attribute></xsl:if><xsl:apply-templates/></term>
          <xsl:for-each select="following-sibling::dd[1]">
            <def><xsl:if test="@anchor"><xsl:attribute name="id"><xsl:value-of select="@anchor"/></xsl:attribute></xsl:if><xsl:call-template name="paragraphs"/></def>
          </xsl:for-each>
        </def-item>
      </xsl:for-each>
    </def-list>
  </xsl:if>
</xsl:template>

<xsl:template match="blockquote">
  <disp-quote>
    <xsl:call-template name="id"/>
    <xsl:call-template name="paragraphs"/>
    <xsl:if test="@quotedFrom"><attrib><xsl:value-of select="@quotedFrom"/></attrib></xsl:if>
  </disp-quote>
</xsl:template>

<xsl:template match="aside"><boxed-text><xsl:call-template name="id"/><xsl:call-template name="blocks"/></boxed-text></xsl:template>

<xsl:template name="caption">
  <xsl:param name="label"/>
  <label><xsl:value-of select="concat($label, substring-after(@pn, '-'))"/></label>
  <xsl:if test="name"><caption><title><xsl:apply-templates select="name/node()"/></title></caption></xsl:if>
</xsl:template>

<xsl:template match="figure">
  <fig>
    <xsl:call-template name="id"/>
    <xsl:call-template name="caption"><xsl:with-param name="label" select="'Figure '"/></xsl:call-template>
    <xsl:apply-templates select="artwork | artset | sourcecode"/>
  </fig>
</xsl:template>

<xsl:template match="sourcecode">
  <code>
    <xsl:call-template name="id"/>
    <xsl:if test="@type != ''"><xsl:attribute name="language"><xsl:value-of select="@type"/></xsl:attribute></xsl:if>
    <xsl:attribute name="xml:space">preserve</xsl:attribute>
    <xsl:value-of select="."/>
  </code>
</xsl:template>

<xsl:template match="artwork">
  <preformat>
    <xsl:call-template name="id"/>
    <xsl:if test="@type != ''"><xsl:attribute name="preformat-type"><xsl:value-of select="@type"/></xsl:attribute></xsl:if>
    <xsl:attribute name="xml:space">preserve</xsl:attribute>
    <xsl:if test="@alt != ''"><alt-text><xsl:value-of select="@alt"/></alt-text></xsl:if>
    <xsl:value-of select="."/>
  </preformat>
</xsl:template>

<xsl:template match="artwork[svg:svg or @src]">
  <preformat>
    <xsl:call-template name="id"/>
    <xsl:variable name="text">
      <xsl:choose>
        <xsl:when test="@alt != ''"><xsl:value-of select="@alt"/></xsl:when>
        <xsl:when test="svg:svg/svg:title"><xsl:value-of select="svg:svg/svg:title"/></xsl:when>
        <xsl:otherwise>a drawing</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="concat('[', normalize-space($text), ']')"/>
  </preformat>
</xsl:template>

<xsl:template match="artset">
  <xsl:choose>
    <xsl:when test="artwork[not(svg:svg or @src)]"><xsl:apply-templates select="artwork[not(svg:svg or @src)][1]"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="artwork[1]"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="table">
  <table-wrap>
    <xsl:call-template name="id"/>
    <xsl:call-template name="caption"><xsl:with-param name="label" select="'Table '"/></xsl:call-template>
    <table>
      <xsl:apply-templates select="thead"/>
      <xsl:apply-templates select="tfoot"/>
      <xsl:apply-templates select="tbody"/>
    </table>
  </table-wrap>
</xsl:template>

<xsl:template match="thead | tbody | tfoot"><xsl:element name="{name()}"><xsl:apply-templates select="tr"/></xsl:element></xsl:template>
<xsl:template match="tr"><tr><xsl:apply-templates select="td | th"/></tr></xsl:template>
<xsl:template match="td | th">
  <xsl:element name="{name()}">
    <xsl:if test="@anchor"><xsl:attribute name="id"><xsl:value-of select="@anchor"/></xsl:attribute></xsl:if>
    <xsl:if test="@align"><xsl:attribute name="align"><xsl:value-of select="@align"/></xsl:attribute></xsl:if>
    <xsl:if test="@colspan &gt; 1"><xsl:attribute name="colspan"><xsl:value-of select="@colspan"/></xsl:attribute></xsl:if>
    <xsl:if test="@rowspan &gt; 1"><xsl:attribute name="rowspan"><xsl:value-of select="@rowspan"/></xsl:attribute></xsl:if>
    <xsl:choose>
      <xsl:when test="t | ul | ol | dl | figure | artwork | artset | sourcecode | blockquote"><xsl:call-template name="paragraphs"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:element>
</xsl:template>

<!-- References -->

<xsl:template match="references">
  <ref-list>
    <xsl:call-template name="id"/>
    <xsl:call-template name="label-and-title"/>
    <xsl:apply-templates select="reference | referencegroup"/>
    <xsl:apply-templates select="references"/>
  </ref-list>
</xsl:template>

<xsl:template match="reference">
  <ref><xsl:call-template name="id"/><label><xsl:value-of select="@derivedAnchor"/></label><xsl:call-template name="citation"/></ref>
</xsl:template>

<xsl:template match="referencegroup">
  <ref>
    <xsl:call-template name="id"/>
    <label><xsl:value-of select="@derivedAnchor"/></label>
    <xsl:for-each select="reference"><xsl:call-template name="citation"/></xsl:for-each>
  </ref>
</xsl:template>

<xsl:template name="citation">
  <xsl:variable name="doi" select="(seriesInfo | front/seriesInfo)[@name = 'DOI']/@value"/>
  <mixed-citation publication-type="other">
    <xsl:call-template name="reference-words"/>
    <xsl:if test="$doi">, <pub-id pub-id-type="doi"><xsl:value-of select="$doi"/></pub-id></xsl:if>
    <xsl:if test="@target">, <ext-link ext-link-type="uri" xlink:href="{@target}"><xsl:value-of select="@target"/></ext-link></xsl:if>
    <xsl:text>.</xsl:text>
    <xsl:for-each select="annotation"><xsl:text> </xsl:text><xsl:apply-templates mode="plain"/></xsl:for-each>
  </mixed-citation>
</xsl:template>

<!-- In the text -->

<xsl:template match="em"><italic><xsl:apply-templates/></italic></xsl:template>
<xsl:template match="strong"><bold><xsl:apply-templates/></bold></xsl:template>
<xsl:template match="tt"><monospace><xsl:apply-templates/></monospace></xsl:template>
<xsl:template match="sub | sup"><xsl:element name="{name()}"><xsl:apply-templates/></xsl:element></xsl:template>
<xsl:template match="bcp14"><named-content content-type="bcp14"><xsl:apply-templates/></named-content></xsl:template>
<xsl:template match="cref"><named-content content-type="comment">[<xsl:if test="@source"><xsl:value-of select="concat(@source, ': ')"/></xsl:if><xsl:apply-templates/>]</named-content></xsl:template>
<xsl:template match="u"><xsl:apply-templates/><xsl:if test="@ascii"><xsl:value-of select="concat(' (', @ascii, ')')"/></xsl:if></xsl:template>
<xsl:template match="br"><xsl:text> </xsl:text></xsl:template>
<xsl:template match="contact"><xsl:call-template name="display-name"/></xsl:template>
<xsl:template match="iref | name | comment() | processing-instruction()"/>

<xsl:template match="eref">
  <ext-link ext-link-type="uri" xlink:href="{@target}">
    <xsl:choose><xsl:when test="normalize-space(.) != ''"><xsl:apply-templates/></xsl:when><xsl:otherwise><xsl:value-of select="@target"/></xsl:otherwise></xsl:choose>
  </ext-link>
</xsl:template>

<!-- Only what has an id here can be linked to. -->
<xsl:template match="xref">
  <xsl:variable name="named" select="key('ids', @target)[1]"/>
  <!-- those in a group have no id of their own -->
  <xsl:variable name="target" select="$named[not(parent::referencegroup)] | $named/parent::referencegroup"/>
  <xsl:variable name="it" select="$target[self::section or self::references or self::figure or self::table or self::reference
    or self::referencegroup or self::t or self::ul or self::ol or self::dl or self::blockquote or self::aside or self::sourcecode
    or ((self::li or self::dt or self::dd or self::td or self::th) and @anchor)]"/>
  <xsl:variable name="words"><xsl:call-template name="xref-words"/></xsl:variable>
  <xsl:if test="@section">
    <xsl:choose>
      <xsl:when test="@derivedLink"><ext-link ext-link-type="uri" xlink:href="{@derivedLink}">Section <xsl:value-of select="@section"/></ext-link></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('Section ', @section)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text> of </xsl:text>
  </xsl:if>
  <xsl:choose>
    <xsl:when test="normalize-space($words) = ''"/>
    <xsl:when test="$it and not(ancestor::reference)">
      <xref>
        <xsl:attribute name="ref-type">
          <xsl:choose>
            <xsl:when test="$it[self::reference or self::referencegroup]">bibr</xsl:when>
            <xsl:when test="$it[self::figure]">fig</xsl:when>
            <xsl:when test="$it[self::table]">table</xsl:when>
            <xsl:when test="$it[self::section or self::references]">sec</xsl:when>
            <xsl:when test="$it[self::ul or self::ol or self::dl or self::li]">list</xsl:when>
            <xsl:otherwise>other</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:attribute name="rid">
          <xsl:choose><xsl:when test="$it/@anchor"><xsl:value-of select="$it/@anchor"/></xsl:when><xsl:otherwise><xsl:value-of select="$it/@pn"/></xsl:otherwise></xsl:choose>
        </xsl:attribute>
        <xsl:value-of select="$words"/>
      </xref>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>

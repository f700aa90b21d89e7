<?xml version="1.0" encoding="UTF-8"?>
<!-- The document as one page of XHTML that an EPUB can hold: XML, SVG inline, no scripts, nothing from elsewhere. Parameters:
     css (URL of a style sheet), boilerplate and contents (yes or no). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:epub="http://www.idpf.org/2007/ops" xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="svg">
<xsl:import href="common.xsl"/>
<xsl:output method="xml" encoding="UTF-8" doctype-system="about:legacy-compat"/>
<xsl:strip-space elements="rfc front middle back section abstract note boilerplate toc references referencegroup reference ul ol
  dl table thead tbody tfoot tr figure artset aside postal address author"/>

<xsl:param name="css"/>
<xsl:param name="boilerplate" select="'yes'"/>
<xsl:param name="contents" select="'yes'"/>

<xsl:variable name="language">
  <xsl:choose>
    <xsl:when test="/rfc/@xml:lang"><xsl:value-of select="/rfc/@xml:lang"/></xsl:when>
    <xsl:otherwise>en</xsl:otherwise>
  </xsl:choose>
</xsl:variable>

<xsl:key name="ids" match="*[@anchor or @pn or @slugifiedName]" use="@anchor"/>
<xsl:key name="ids" match="*[@anchor or @pn or @slugifiedName]" use="@pn"/>
<xsl:key name="ids" match="name[@slugifiedName]" use="@slugifiedName"/>

<!-- An element's own id: its anchor, else its number. -->
<xsl:template name="id">
  <xsl:choose>
    <xsl:when test="@anchor"><xsl:attribute name="id"><xsl:value-of select="@anchor"/></xsl:attribute></xsl:when>
    <xsl:when test="@pn"><xsl:attribute name="id"><xsl:value-of select="@pn"/></xsl:attribute></xsl:when>
  </xsl:choose>
</xsl:template>

<!-- Where a link to an anchor, a number or a heading's name goes. -->
<xsl:template name="place">
  <xsl:param name="target"/>
  <xsl:for-each select="key('ids', $target)[1]">
    <xsl:variable name="it" select="self::*[not(self::name)] | parent::*[current()/self::name]"/>
    <xsl:choose>
      <xsl:when test="$it/@anchor"><xsl:value-of select="$it/@anchor"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$it/@pn"/></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

<xsl:template match="/">
  <html lang="{$language}" xml:lang="{$language}">
    <head>
      <meta charset="UTF-8"/>
      <title><xsl:value-of select="normalize-space($front/title)"/></title>
      <xsl:for-each select="$front/author">
        <meta name="author"><xsl:attribute name="content"><xsl:call-template name="display-name"/></xsl:attribute></meta>
      </xsl:for-each>
      <xsl:if test="$css != ''"><link rel="stylesheet" type="text/css" href="{$css}"/></xsl:if>
    </head>
    <body>
      <header>
        <xsl:if test="$number != ''"><p>RFC <xsl:value-of select="$number"/></p></xsl:if>
        <xsl:if test="$number = '' and $draft != ''"><p><xsl:value-of select="$draft"/></p></xsl:if>
        <h1><xsl:apply-templates select="$front/title/node()"/></h1>
        <xsl:for-each select="$front/author">
          <p class="author"><xsl:call-template name="display-name"/>
            <xsl:if test="@role = 'editor'">, Ed.</xsl:if>
            <xsl:if test="(@fullname or @surname) and organization != ''">, <xsl:value-of select="organization"/></xsl:if></p>
        </xsl:for-each>
        <p class="date">
          <time><xsl:attribute name="datetime"><xsl:call-template name="iso-date"/></xsl:attribute>
            <xsl:if test="$front/date/@day"><xsl:value-of select="concat(number($front/date/@day), ' ')"/></xsl:if>
            <xsl:call-template name="month-name"/><xsl:text> </xsl:text><xsl:value-of select="$front/date/@year"/></time>
        </p>
      </header>
      <xsl:apply-templates select="$front/abstract | $front/note"/>
      <xsl:if test="$boilerplate = 'yes'"><xsl:apply-templates select="$front/boilerplate/section"/></xsl:if>
      <xsl:if test="$contents = 'yes' and /rfc/*/section/name">
        <nav epub:type="toc" role="doc-toc">
          <h2>Table of Contents</h2>
          <ol><xsl:apply-templates select="/rfc/middle/section | /rfc/back/section | /rfc/back/references" mode="contents"/></ol>
        </nav>
      </xsl:if>
      <xsl:apply-templates select="/rfc/middle/*"/>
      <xsl:apply-templates select="/rfc/back/references | /rfc/back/section"/>
    </body>
  </html>
</xsl:template>

<xsl:template match="section | references" mode="contents">
  <li><a>
    <xsl:attribute name="href">#<xsl:choose>
      <xsl:when test="@anchor"><xsl:value-of select="@anchor"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@pn"/></xsl:otherwise>
    </xsl:choose></xsl:attribute>
    <xsl:call-template name="section-number"/>
    <xsl:value-of select="normalize-space(name)"/></a>
    <xsl:if test="section[@toc != 'exclude'] | references">
      <ol><xsl:apply-templates select="section[@toc != 'exclude'] | references" mode="contents"/></ol>
    </xsl:if>
  </li>
</xsl:template>

<!-- "2.1. " or "Appendix A. " -->
<xsl:template name="section-number">
  <xsl:variable name="rest" select="substring-after(@pn, 'section-')"/>
  <xsl:choose>
    <xsl:when test="@numbered = 'false' or $rest = ''"/>
    <xsl:when test="starts-with($rest, 'appendix.')">
      <xsl:if test="not(contains(substring-after($rest, 'appendix.'), '.'))">Appendix </xsl:if>
      <xsl:value-of select="concat(translate(substring($rest, 10, 1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
                                   substring($rest, 11), '. ')"/>
    </xsl:when>
    <xsl:when test="translate(substring($rest, 1, 1), '0123456789', '') = ''"><xsl:value-of select="concat($rest, '. ')"/></xsl:when>
  </xsl:choose>
</xsl:template>

<xsl:template match="section | references | abstract | note">
  <section>
    <xsl:call-template name="id"/>
    <xsl:choose>
      <xsl:when test="self::abstract"><xsl:attribute name="epub:type">abstract</xsl:attribute><xsl:attribute name="role">doc-abstract</xsl:attribute></xsl:when>
      <xsl:when test="self::references and not(references)"><xsl:attribute name="role">doc-bibliography</xsl:attribute></xsl:when>
      <xsl:when test="parent::back and starts-with(@pn, 'section-appendix')"><xsl:attribute name="epub:type">appendix</xsl:attribute></xsl:when>
      <xsl:when test="parent::middle"><xsl:attribute name="epub:type">chapter</xsl:attribute></xsl:when>
    </xsl:choose>
    <xsl:variable name="depth" select="count(ancestor-or-self::section | ancestor-or-self::references | self::abstract | self::note)"/>
    <xsl:variable name="level">
      <xsl:choose><xsl:when test="$depth &gt; 5">6</xsl:when><xsl:otherwise><xsl:value-of select="$depth + 1"/></xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:if test="name or self::abstract">
      <xsl:element name="h{$level}" namespace="http://www.w3.org/1999/xhtml">
        <xsl:call-template name="section-number"/>
        <xsl:if test="self::abstract and not(name)">Abstract</xsl:if>
        <xsl:apply-templates select="name/node()"/>
      </xsl:element>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="self::references and (reference or referencegroup)">
        <dl class="references"><xsl:apply-templates select="reference | referencegroup"/></dl>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[not(self::name)]"/></xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>

<!-- Blocks -->

<xsl:template match="t"><p><xsl:call-template name="id"/><xsl:apply-templates/></p></xsl:template>
<xsl:template match="ul"><ul><xsl:call-template name="id"/><xsl:apply-templates select="li"/></ul></xsl:template>

<!-- Counters that HTML has not are written before the text. -->
<xsl:template match="ol">
  <xsl:variable name="known" select="string-length(@type) = 1 and contains('1aAiI', @type)"/>
  <ol>
    <xsl:call-template name="id"/>
    <xsl:if test="$known and @type != '1'"><xsl:attribute name="type"><xsl:value-of select="@type"/></xsl:attribute></xsl:if>
    <xsl:if test="$known and @start and @start != '1'"><xsl:attribute name="start"><xsl:value-of select="@start"/></xsl:attribute></xsl:if>
    <xsl:if test="not($known)"><xsl:attribute name="style">list-style: none</xsl:attribute></xsl:if>
    <xsl:for-each select="li">
      <li>
        <xsl:call-template name="id"/>
        <xsl:if test="not($known)"><xsl:value-of select="concat(@derivedCounter, ' ')"/></xsl:if>
        <xsl:apply-templates/>
      </li>
    </xsl:for-each>
  </ol>
</xsl:template>

<xsl:template match="li"><li><xsl:call-template name="id"/><xsl:apply-templates/></li></xsl:template>
<xsl:template match="dl"><dl><xsl:call-template name="id"/><xsl:apply-templates select="dt | dd"/></dl></xsl:template>
<xsl:template match="dt"><dt><xsl:call-template name="id"/><xsl:apply-templates/></dt></xsl:template>
<xsl:template match="dd"><dd><xsl:call-template name="id"/><xsl:apply-templates/></dd></xsl:template>

<xsl:template match="blockquote">
  <blockquote>
    <xsl:call-template name="id"/>
    <xsl:if test="@cite"><xsl:attribute name="cite"><xsl:value-of select="@cite"/></xsl:attribute></xsl:if>
    <xsl:apply-templates/>
    <xsl:if test="@quotedFrom"><p>— <cite><xsl:value-of select="@quotedFrom"/></cite></p></xsl:if>
  </blockquote>
</xsl:template>

<xsl:template match="aside"><aside role="note"><xsl:call-template name="id"/><xsl:apply-templates/></aside></xsl:template>

<xsl:template match="figure">
  <figure>
    <xsl:call-template name="id"/>
    <xsl:apply-templates select="*[not(self::name)]"/>
    <xsl:if test="@pn"><figcaption><xsl:call-template name="caption"><xsl:with-param name="label" select="'Figure '"/></xsl:call-template></figcaption></xsl:if>
  </figure>
</xsl:template>

<xsl:template name="caption">
  <xsl:param name="label"/>
  <xsl:value-of select="concat($label, substring-after(@pn, '-'))"/>
  <xsl:if test="name">: <xsl:apply-templates select="name/node()"/></xsl:if>
</xsl:template>

<xsl:template match="artset">
  <xsl:choose>
    <xsl:when test="artwork/svg:svg"><xsl:apply-templates select="artwork[svg:svg][1]"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="artwork[1]"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="artwork | sourcecode"><pre><xsl:call-template name="id"/><xsl:value-of select="."/></pre></xsl:template>

<xsl:template match="artwork[svg:svg]">
  <div><xsl:call-template name="id"/><xsl:apply-templates select="svg:svg"/></div>
</xsl:template>

<xsl:template match="artwork[@src and not(svg:svg)]">
  <xsl:choose>
    <xsl:when test="starts-with(@src, 'data:')"><p><img src="{@src}" alt="{@alt}"/></p></xsl:when>
    <xsl:otherwise><p><xsl:value-of select="@alt"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- a drawing is a picture with a text -->
<xsl:template match="svg:svg">
  <xsl:variable name="text">
    <xsl:choose>
      <xsl:when test="../@alt != ''"><xsl:value-of select="../@alt"/></xsl:when>
      <xsl:when test="svg:title"><xsl:value-of select="svg:title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="svg:desc"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <svg:svg>
    <xsl:copy-of select="@*"/>
    <xsl:if test="$text != ''">
      <xsl:attribute name="role">img</xsl:attribute>
      <xsl:attribute name="aria-label"><xsl:value-of select="normalize-space($text)"/></xsl:attribute>
    </xsl:if>
    <xsl:copy-of select="node()"/>
  </svg:svg>
</xsl:template>

<xsl:template match="table">
  <table>
    <xsl:call-template name="id"/>
    <caption><xsl:call-template name="caption"><xsl:with-param name="label" select="'Table '"/></xsl:call-template></caption>
    <xsl:apply-templates select="thead | tbody | tfoot"/>
  </table>
</xsl:template>

<xsl:template match="thead | tbody | tfoot | tr | th | td">
  <xsl:element name="{name()}" namespace="http://www.w3.org/1999/xhtml">
    <xsl:if test="@anchor"><xsl:attribute name="id"><xsl:value-of select="@anchor"/></xsl:attribute></xsl:if>
    <xsl:if test="@colspan &gt; 1"><xsl:attribute name="colspan"><xsl:value-of select="@colspan"/></xsl:attribute></xsl:if>
    <xsl:if test="@rowspan &gt; 1"><xsl:attribute name="rowspan"><xsl:value-of select="@rowspan"/></xsl:attribute></xsl:if>
    <xsl:if test="@align = 'right' or @align = 'center'">
      <xsl:attribute name="style"><xsl:value-of select="concat('text-align: ', @align)"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="self::th and ancestor::thead"><xsl:attribute name="scope"><xsl:choose>
      <xsl:when test="@colspan &gt; 1">colgroup</xsl:when><xsl:otherwise>col</xsl:otherwise></xsl:choose></xsl:attribute></xsl:if>
    <xsl:apply-templates/>
  </xsl:element>
</xsl:template>

<!-- References -->

<xsl:template match="reference">
  <dt><xsl:call-template name="id"/>[<xsl:value-of select="@derivedAnchor"/>]</dt>
  <dd><xsl:call-template name="reference-text"/></dd>
</xsl:template>

<xsl:template match="referencegroup">
  <dt><xsl:call-template name="id"/>[<xsl:value-of select="@derivedAnchor"/>]</dt>
  <dd><xsl:for-each select="reference"><p><xsl:call-template name="id"/><xsl:call-template name="reference-text"/></p></xsl:for-each></dd>
</xsl:template>

<xsl:template name="reference-text">
  <xsl:variable name="parts"><xsl:call-template name="reference-words"/></xsl:variable>
  <xsl:value-of select="$parts"/>
  <xsl:if test="@target">, &lt;<a href="{@target}"><xsl:value-of select="@target"/></a>&gt;</xsl:if>
  <xsl:text>.</xsl:text>
  <xsl:for-each select="annotation"><xsl:text> </xsl:text><xsl:apply-templates/></xsl:for-each>
</xsl:template>

<!-- People at the end, and in the text -->

<xsl:template match="author | section/contact">
  <address>
    <xsl:call-template name="display-name"/>
    <xsl:if test="(@fullname or @surname) and normalize-space(organization) != ''"><br/><xsl:value-of select="organization"/></xsl:if>
    <xsl:for-each select="address/postal/*"><br/><xsl:value-of select="."/></xsl:for-each>
    <xsl:for-each select="address/phone"><br/><xsl:value-of select="concat('Phone: ', .)"/></xsl:for-each>
    <xsl:for-each select="address/email"><br/>Email: <a href="mailto:{normalize-space(.)}"><xsl:value-of select="."/></a></xsl:for-each>
    <xsl:for-each select="address/uri"><br/>URI: <a href="{normalize-space(.)}"><xsl:value-of select="."/></a></xsl:for-each>
  </address>
</xsl:template>
<xsl:template match="contact"><xsl:call-template name="display-name"/></xsl:template>

<!-- In the text -->

<xsl:template match="em | strong | sub | sup">
  <xsl:element name="{name()}" namespace="http://www.w3.org/1999/xhtml"><xsl:apply-templates/></xsl:element>
</xsl:template>
<xsl:template match="tt"><code><xsl:apply-templates/></code></xsl:template>
<xsl:template match="bcp14"><strong class="bcp14"><xsl:apply-templates/></strong></xsl:template>
<xsl:template match="br"><br/></xsl:template>
<xsl:template match="cref"><em class="cref">[<xsl:if test="@source"><xsl:value-of select="concat(@source, ': ')"/></xsl:if><xsl:apply-templates/>]</em></xsl:template>
<xsl:template match="iref"><xsl:if test="@pn"><span id="{@pn}"/></xsl:if></xsl:template>
<xsl:template match="u"><xsl:apply-templates/><xsl:if test="@ascii"><xsl:value-of select="concat(' (', @ascii, ')')"/></xsl:if></xsl:template>
<xsl:template match="comment() | processing-instruction()"/>

<xsl:template match="eref">
  <xsl:variable name="words"><xsl:choose><xsl:when test=". != ''"><xsl:value-of select="."/></xsl:when><xsl:otherwise><xsl:value-of select="@target"/></xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:if test="@brackets = 'angle'">&lt;</xsl:if>
  <xsl:choose>
    <xsl:when test="contains(@target, ':')"><a href="{@target}"><xsl:value-of select="$words"/></a></xsl:when>
    <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="@brackets = 'angle'">&gt;</xsl:if>
</xsl:template>

<xsl:template match="xref">
  <xsl:variable name="place"><xsl:call-template name="place"><xsl:with-param name="target" select="@target"/></xsl:call-template></xsl:variable>
  <xsl:variable name="words"><xsl:call-template name="xref-words"/></xsl:variable>
  <xsl:call-template name="section-of-reference"/>
  <xsl:choose>
    <xsl:when test="normalize-space($words) = ''"/>
    <xsl:when test="$place != ''"><a href="#{$place}"><xsl:value-of select="$words"/></a></xsl:when>
    <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="section-of-reference">
  <xsl:if test="@section">
    <xsl:variable name="text" select="concat('Section ', @section)"/>
    <xsl:choose>
      <xsl:when test="@derivedLink"><a href="{@derivedLink}"><xsl:value-of select="$text"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text> of </xsl:text>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- The document as plain Markdown (CommonMark, with the tables of GitHub). Parameters: boilerplate (yes or no).
     A block makes its text without indentation; what holds it puts its own beginning before every line. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:str="http://exslt.org/strings"
    xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="str svg">
<xsl:import href="common.xsl"/>
<xsl:output method="text" encoding="UTF-8"/>
<xsl:strip-space elements="rfc front middle back section abstract note boilerplate toc references referencegroup reference ul ol
  dl table thead tbody tfoot tr figure artset aside postal address author"/>

<xsl:param name="boilerplate" select="'no'"/>
<xsl:variable name="line" select="'&#10;'"/>
<xsl:variable name="blank" select="'&#10;&#10;'"/>

<xsl:template match="/">
  <xsl:variable name="title"><xsl:call-template name="escape"><xsl:with-param name="text" select="normalize-space($front/title)"/></xsl:call-template></xsl:variable>
  <xsl:value-of select="concat('# ', $title, $blank)"/>
  <xsl:if test="$number != ''"><xsl:value-of select="concat('- RFC ', $number, $line)"/></xsl:if>
  <xsl:if test="$number = '' and $draft != ''"><xsl:value-of select="concat('- ', $draft, $line)"/></xsl:if>
  <xsl:for-each select="$front/author">
    <xsl:variable name="name"><xsl:call-template name="display-name"/></xsl:variable>
    <xsl:text>- </xsl:text>
    <xsl:call-template name="escape"><xsl:with-param name="text" select="$name"/></xsl:call-template>
    <xsl:if test="@role = 'editor'">, Ed.</xsl:if>
    <xsl:if test="(@fullname != '' or @surname != '') and normalize-space(organization) != ''">
      <xsl:text>, </xsl:text>
      <xsl:call-template name="escape"><xsl:with-param name="text" select="normalize-space(organization)"/></xsl:call-template>
    </xsl:if>
    <xsl:value-of select="$line"/>
  </xsl:for-each>
  <xsl:variable name="date"><xsl:call-template name="iso-date"/></xsl:variable>
  <xsl:if test="$date != ''"><xsl:value-of select="concat('- ', $date, $line)"/></xsl:if>
  <xsl:apply-templates select="$front/abstract | $front/note"/>
  <xsl:if test="$boilerplate = 'yes'"><xsl:apply-templates select="$front/boilerplate/section"/></xsl:if>
  <xsl:apply-templates select="/rfc/middle/* | /rfc/back/references | /rfc/back/section"/>
  <xsl:if test="//reference[@target and @derivedAnchor] | //referencegroup[@target]"><xsl:value-of select="$line"/></xsl:if>
  <xsl:for-each select="//reference[@target and @derivedAnchor] | //referencegroup[@target]">
    <xsl:value-of select="concat('[', @derivedAnchor, ']: ', translate(@target, ' ', ''), $line)"/>
  </xsl:for-each>
</xsl:template>

<!-- Sections: a blank line before everything in them. -->

<xsl:template match="section | references | abstract | note">
  <xsl:variable name="depth" select="count(ancestor-or-self::section | ancestor-or-self::references | self::abstract | self::note)"/>
  <xsl:if test="name or self::abstract">
    <xsl:value-of select="concat($line, substring('######', 1, $depth + 1), ' ')"/>
    <xsl:call-template name="section-number"/>
    <xsl:if test="self::abstract and not(name)">Abstract</xsl:if>
    <xsl:apply-templates select="name" mode="words"/>
    <xsl:value-of select="$line"/>
  </xsl:if>
  <xsl:if test="self::references and (reference or referencegroup)">
    <xsl:value-of select="$line"/>
    <xsl:apply-templates select="reference | referencegroup"/>
  </xsl:if>
  <xsl:for-each select="*[not(self::name or self::reference or self::referencegroup)]">
    <xsl:choose>
      <xsl:when test="self::section or self::references"><xsl:apply-templates select="."/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="block"><xsl:call-template name="end-of-list"/><xsl:apply-templates select="."/></xsl:variable>
        <xsl:if test="$block != ''"><xsl:value-of select="concat($line, $block, $line)"/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

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

<!-- Blocks: text without an end of line at its end. -->

<!-- the blocks in an element, blank lines between them; text outside of blocks is one -->
<xsl:template name="blocks">
  <xsl:variable name="block" select="t | ul | ol | dl | figure | artwork | artset | sourcecode | table | blockquote | aside"/>
  <xsl:choose>
    <xsl:when test="$block">
      <xsl:for-each select="$block">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$blank"/></xsl:if>
        <xsl:call-template name="end-of-list"/>
        <xsl:apply-templates select="."/>
      </xsl:for-each>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="paragraph"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Two lists one after the other would be one. -->
<xsl:template name="end-of-list">
  <xsl:variable name="before" select="preceding-sibling::*[1]"/>
  <xsl:if test="(self::ul or self::ol or self::dl) and ($before/self::ul or $before/self::ol or $before/self::dl)">
    <xsl:value-of select="concat('&lt;!-- -->', $blank)"/>
  </xsl:if>
</xsl:template>

<!-- Text in one line; what would begin something else is escaped. -->
<xsl:template name="paragraph">
  <xsl:variable name="words"><xsl:apply-templates select="." mode="words"/></xsl:variable>
  <xsl:variable name="first" select="substring($words, 1, 1)"/>
  <xsl:variable name="start" select="substring-before(concat(translate($words, ')', '.'), '.'), '.')"/>
  <xsl:choose>
    <xsl:when test="contains('#+-=~:', $first) and $first != ''"><xsl:value-of select="concat('\', $words)"/></xsl:when>
    <xsl:when test="$start != '' and translate($start, '0123456789', '') = '' and string-length($start) &lt; 10
                    and contains(concat(substring($words, string-length($start) + 2, 1), ' '), ' ')
                    and (substring($words, string-length($start) + 2, 1) = ' ' or string-length($words) = string-length($start) + 1)">
      <xsl:value-of select="concat($start, '\', substring($words, string-length($start) + 1))"/>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="t"><xsl:call-template name="paragraph"/></xsl:template>

<!-- A marker, and text that hangs under it. -->
<xsl:template name="item">
  <xsl:param name="marker"/>
  <xsl:param name="text"/>
  <xsl:variable name="indent" select="concat($line, substring('                ', 1, string-length($marker)))"/>
  <xsl:variable name="hanging" select="str:replace($text, $line, $indent)"/>
  <!-- lines that were empty stay so -->
  <xsl:value-of select="concat($marker, str:replace($hanging, concat($indent, $line), $blank))"/>
</xsl:template>

<xsl:template name="between-items">
  <xsl:if test="position() &gt; 1">
    <xsl:value-of select="$line"/>
    <xsl:if test="not(../@spacing = 'compact')"><xsl:value-of select="$line"/></xsl:if>
  </xsl:if>
</xsl:template>

<xsl:template match="ul">
  <xsl:for-each select="li">
    <xsl:call-template name="between-items"/>
    <xsl:call-template name="item">
      <xsl:with-param name="marker" select="'- '"/>
      <xsl:with-param name="text"><xsl:call-template name="blocks"/></xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
</xsl:template>

<!-- Markdown counts with digits; other counters are part of the text. -->
<xsl:template match="ol">
  <xsl:for-each select="li">
    <xsl:call-template name="between-items"/>
    <xsl:variable name="digits" select="substring-before(@derivedCounter, '.')"/>
    <xsl:variable name="counts" select="$digits != '' and translate(@derivedCounter, '0123456789', '') = '.' and string-length(@derivedCounter) &lt; 10"/>
    <xsl:variable name="counter"><xsl:call-template name="escape"><xsl:with-param name="text" select="@derivedCounter"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="item">
      <xsl:with-param name="marker">
        <xsl:choose><xsl:when test="$counts"><xsl:value-of select="concat(@derivedCounter, ' ')"/></xsl:when><xsl:otherwise>- </xsl:otherwise></xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="text">
        <xsl:if test="not($counts) and $counter != ''"><xsl:value-of select="concat($counter, ' ')"/></xsl:if>
        <xsl:call-template name="blocks"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
</xsl:template>

<xsl:template match="dl">
  <xsl:for-each select="dt">
    <xsl:call-template name="between-items"/>
    <xsl:call-template name="item">
      <xsl:with-param name="marker" select="'- '"/>
      <xsl:with-param name="text">
        <xsl:variable name="term"><xsl:apply-templates select="." mode="words"/></xsl:variable>
        <xsl:if test="$term != ''"><xsl:value-of select="concat('**', $term, '**')"/></xsl:if>
        <xsl:for-each select="following-sibling::dd[1]">
          <xsl:variable name="text"><xsl:call-template name="blocks"/></xsl:variable>
          <xsl:choose>
            <xsl:when test="$text = ''"/>
            <xsl:when test="$term = ''"><xsl:value-of select="$text"/></xsl:when>
            <xsl:when test="t[1][not(preceding-sibling::*)] or not(*[self::ul or self::ol or self::dl or self::figure or self::artwork or self::artset or self::sourcecode or self::table or self::blockquote or self::aside])">
              <xsl:value-of select="concat(' ', $text)"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="concat($blank, $text)"/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
</xsl:template>

<xsl:template name="quoted">
  <xsl:param name="text"/>
  <xsl:value-of select="concat('> ', str:replace($text, $line, concat($line, '> ')))"/>
</xsl:template>

<xsl:template match="blockquote | aside">
  <xsl:call-template name="quoted">
    <xsl:with-param name="text">
      <xsl:call-template name="blocks"/>
      <xsl:if test="@quotedFrom">
        <xsl:value-of select="concat($blank, '— ')"/>
        <xsl:choose>
          <xsl:when test="@cite"><xsl:text>[</xsl:text><xsl:call-template name="escape"><xsl:with-param name="text" select="@quotedFrom"/></xsl:call-template><xsl:value-of select="concat('](', @cite, ')')"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="escape"><xsl:with-param name="text" select="@quotedFrom"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="fence">
  <xsl:param name="type"/>
  <xsl:param name="text" select="."/>
  <xsl:variable name="bar"><xsl:choose><xsl:when test="contains($text, '```')">~~~~~~</xsl:when><xsl:otherwise>```</xsl:otherwise></xsl:choose></xsl:variable>
  <!-- without the line ends around it -->
  <xsl:variable name="head"><xsl:choose><xsl:when test="starts-with($text, $line)"><xsl:value-of select="substring($text, 2)"/></xsl:when><xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:value-of select="concat($bar, $type, $line, $head)"/>
  <xsl:if test="substring($head, string-length($head)) != $line"><xsl:value-of select="$line"/></xsl:if>
  <xsl:value-of select="$bar"/>
</xsl:template>

<xsl:template match="sourcecode">
  <xsl:call-template name="fence"><xsl:with-param name="type" select="translate(@type, ' `', '')"/></xsl:call-template>
</xsl:template>
<xsl:template match="artwork"><xsl:call-template name="fence"/></xsl:template>

<!-- of a drawing only its text can stay -->
<xsl:template match="artwork[svg:svg or @src]">
  <xsl:variable name="text">
    <xsl:choose>
      <xsl:when test="@alt != ''"><xsl:value-of select="@alt"/></xsl:when>
      <xsl:when test="svg:svg/svg:title"><xsl:value-of select="svg:svg/svg:title"/></xsl:when>
      <xsl:otherwise>a drawing</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:text>*(Drawing: </xsl:text>
  <xsl:call-template name="escape"><xsl:with-param name="text" select="normalize-space($text)"/></xsl:call-template>
  <xsl:text>)*</xsl:text>
</xsl:template>

<xsl:template match="artset">
  <xsl:choose>
    <xsl:when test="artwork[not(svg:svg or @src)]"><xsl:apply-templates select="artwork[not(svg:svg or @src)][1]"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="artwork[1]"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="caption">
  <xsl:param name="label"/>
  <xsl:value-of select="concat($label, substring-after(@pn, '-'))"/>
  <xsl:if test="name">: <xsl:apply-templates select="name" mode="words"/></xsl:if>
</xsl:template>

<xsl:template match="figure">
  <xsl:for-each select="*[not(self::name or self::iref)]">
    <xsl:apply-templates select="."/>
    <xsl:value-of select="$blank"/>
  </xsl:for-each>
  <xsl:call-template name="caption"><xsl:with-param name="label" select="'Figure '"/></xsl:call-template>
</xsl:template>

<!-- Tables: with spans as HTML, for Markdown has none. -->

<xsl:template match="table">
  <xsl:choose>
    <xsl:when test=".//@rowspan[. &gt; 1] or .//@colspan[. &gt; 1]"><xsl:call-template name="html-table"/></xsl:when>
    <xsl:otherwise>
      <xsl:variable name="columns" select="count((.//tr)[1]/*)"/>
      <xsl:variable name="head" select="(thead/tr)[1]"/>
      <xsl:variable name="like" select="(.//tr)[1]"/>
      <xsl:choose>
        <xsl:when test="$head"><xsl:apply-templates select="$head"/></xsl:when>
        <xsl:otherwise><xsl:for-each select="$like/*">|  </xsl:for-each><xsl:value-of select="concat('|', $line)"/></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="$like/*">
        <xsl:choose>
          <xsl:when test="@align = 'right'">| ---: </xsl:when>
          <xsl:when test="@align = 'center'">| :---: </xsl:when>
          <xsl:otherwise>| --- </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:value-of select="concat('|', $line)"/>
      <xsl:apply-templates select="thead/tr[position() &gt; 1] | tbody/tr | tfoot/tr"/>
    </xsl:otherwise>
  </xsl:choose>
  <xsl:value-of select="$line"/>
  <xsl:call-template name="caption"><xsl:with-param name="label" select="'Table '"/></xsl:call-template>
</xsl:template>

<xsl:template match="tr">
  <xsl:for-each select="td | th">
    <xsl:variable name="text"><xsl:call-template name="cell"/></xsl:variable>
    <xsl:value-of select="concat('| ', str:replace($text, '|', '\|'), ' ')"/>
  </xsl:for-each>
  <xsl:value-of select="concat('|', $line)"/>
</xsl:template>

<!-- in one line, whatever is in it -->
<xsl:template name="cell">
  <xsl:choose>
    <xsl:when test="t | ul | ol | dl | artwork | sourcecode | figure | blockquote">
      <xsl:for-each select="t | ul/li | ol/li | dl/dt | dl/dd | artwork | sourcecode | figure | blockquote">
        <xsl:if test="position() &gt; 1">&lt;br></xsl:if>
        <xsl:apply-templates select="." mode="words"/>
      </xsl:for-each>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="." mode="words"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="html-table">
  <xsl:value-of select="concat('&lt;table>', $line)"/>
  <xsl:for-each select=".//tr">
    <xsl:text>&lt;tr></xsl:text>
    <xsl:for-each select="td | th">
      <xsl:value-of select="concat('&lt;', name())"/>
      <xsl:if test="@rowspan &gt; 1"><xsl:value-of select="concat(' rowspan=&quot;', @rowspan, '&quot;')"/></xsl:if>
      <xsl:if test="@colspan &gt; 1"><xsl:value-of select="concat(' colspan=&quot;', @colspan, '&quot;')"/></xsl:if>
      <xsl:variable name="text"><xsl:apply-templates mode="plain"/></xsl:variable>
      <xsl:variable name="safe" select="str:replace(str:replace(normalize-space($text), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;')"/>
      <xsl:value-of select="concat('>', $safe, '&lt;/', name(), '>')"/>
    </xsl:for-each>
    <xsl:value-of select="concat('&lt;/tr>', $line)"/>
  </xsl:for-each>
  <xsl:value-of select="concat('&lt;/table>', $line)"/>
</xsl:template>

<!-- References -->

<xsl:template match="reference">
  <xsl:value-of select="concat('- **\[', @derivedAnchor, '\]** ')"/>
  <xsl:call-template name="reference-line"/>
</xsl:template>

<xsl:template match="referencegroup">
  <xsl:value-of select="concat('- **\[', @derivedAnchor, '\]**', $line)"/>
  <xsl:for-each select="reference">
    <xsl:text>  - </xsl:text>
    <xsl:call-template name="reference-line"/>
  </xsl:for-each>
</xsl:template>

<xsl:template name="reference-line">
  <xsl:variable name="words"><xsl:call-template name="reference-words"/></xsl:variable>
  <xsl:call-template name="escape"><xsl:with-param name="text" select="$words"/></xsl:call-template>
  <xsl:if test="@target"><xsl:value-of select="concat(', &lt;', translate(@target, ' ', ''), '>')"/></xsl:if>
  <xsl:text>.</xsl:text>
  <xsl:for-each select="annotation"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="words"/></xsl:for-each>
  <xsl:value-of select="$line"/>
</xsl:template>

<!-- People -->

<xsl:template match="author | contact">
  <xsl:call-template name="escape"><xsl:with-param name="text"><xsl:call-template name="display-name"/></xsl:with-param></xsl:call-template>
  <xsl:if test="(@fullname != '' or @surname != '') and normalize-space(organization) != ''">
    <xsl:text>, </xsl:text>
    <xsl:call-template name="escape"><xsl:with-param name="text" select="normalize-space(organization)"/></xsl:call-template>
  </xsl:if>
  <xsl:for-each select="address/email"><xsl:value-of select="concat(', &lt;', normalize-space(.), '>')"/></xsl:for-each>
  <xsl:for-each select="address/uri"><xsl:value-of select="concat(', &lt;', normalize-space(.), '>')"/></xsl:for-each>
</xsl:template>

<xsl:template match="iref | name"/>

<!-- Words: the text of an element in one line -->

<xsl:template match="*" mode="words">
  <xsl:variable name="text"><xsl:apply-templates mode="inline"/></xsl:variable>
  <xsl:value-of select="normalize-space($text)"/>
</xsl:template>

<xsl:template match="text()" mode="inline"><xsl:call-template name="escape"><xsl:with-param name="text" select="."/></xsl:call-template></xsl:template>
<xsl:template match="*" mode="inline"><xsl:apply-templates mode="inline"/></xsl:template>
<xsl:template match="iref | comment() | processing-instruction()" mode="inline"/>
<xsl:template match="br" mode="inline">&lt;br></xsl:template>

<xsl:template name="marked">
  <xsl:param name="mark"/>
  <xsl:variable name="text"><xsl:apply-templates mode="inline"/></xsl:variable>
  <xsl:if test="normalize-space($text) != ''"><xsl:value-of select="concat($mark, normalize-space($text), $mark)"/></xsl:if>
</xsl:template>
<xsl:template match="em" mode="inline"><xsl:call-template name="marked"><xsl:with-param name="mark" select="'*'"/></xsl:call-template></xsl:template>
<xsl:template match="strong | bcp14" mode="inline"><xsl:call-template name="marked"><xsl:with-param name="mark" select="'**'"/></xsl:call-template></xsl:template>
<xsl:template match="sub" mode="inline">&lt;sub><xsl:apply-templates mode="inline"/>&lt;/sub></xsl:template>
<xsl:template match="sup" mode="inline">&lt;sup><xsl:apply-templates mode="inline"/>&lt;/sup></xsl:template>
<xsl:template match="cref" mode="inline">*\[<xsl:if test="@source"><xsl:value-of select="concat(@source, ': ')"/></xsl:if><xsl:apply-templates mode="inline"/>\]*</xsl:template>
<xsl:template match="u" mode="inline"><xsl:apply-templates mode="inline"/><xsl:if test="@ascii"><xsl:value-of select="concat(' (', @ascii, ')')"/></xsl:if></xsl:template>
<xsl:template match="contact" mode="inline"><xsl:call-template name="escape"><xsl:with-param name="text"><xsl:call-template name="display-name"/></xsl:with-param></xsl:call-template></xsl:template>

<!-- code with ticks in it has more of them around it -->
<xsl:template match="tt" mode="inline">
  <xsl:variable name="text" select="normalize-space(.)"/>
  <xsl:choose>
    <xsl:when test="$text = ''"/>
    <xsl:when test="contains($text, '`')"><xsl:value-of select="concat('``` ', $text, ' ```')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="concat('`', $text, '`')"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="eref" mode="inline">
  <xsl:variable name="target" select="translate(@target, ' &lt;>', '')"/>
  <xsl:choose>
    <xsl:when test=". != ''">
      <xsl:text>[</xsl:text><xsl:apply-templates mode="inline"/><xsl:value-of select="concat('](&lt;', $target, '>)')"/>
    </xsl:when>
    <xsl:when test="contains($target, ':')"><xsl:value-of select="concat('&lt;', $target, '>')"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="escape"><xsl:with-param name="text" select="$target"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- References are links by their names, see the end of the output. -->
<xsl:template match="xref" mode="inline">
  <xsl:variable name="reference" select="key('references', @target)"/>
  <xsl:variable name="words"><xsl:call-template name="xref-words"/></xsl:variable>
  <xsl:if test="@section">
    <xsl:choose>
      <xsl:when test="@derivedLink"><xsl:value-of select="concat('[Section ', @section, '](&lt;', @derivedLink, '>) of ')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('Section ', @section, ' of ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:if>
  <xsl:choose>
    <xsl:when test="$reference/@target and normalize-space(.) = '' and @format != 'title' and @format != 'none'">
      <xsl:value-of select="concat('[\[', @derivedContent, '\]][', $reference/@derivedAnchor, ']')"/>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="escape"><xsl:with-param name="text" select="$words"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- What Markdown takes for its own. -->
<xsl:template name="escape">
  <xsl:param name="text"/>
  <xsl:variable name="entities" select="str:replace(str:replace(str:replace(string($text), '\', '\\'), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;')"/>
  <xsl:value-of select="str:replace(str:replace(str:replace(str:replace(str:replace($entities,
    '*', '\*'), '_', '\_'), '`', '\`'), '[', '\['), ']', '\]')"/>
</xsl:template>

</xsl:stylesheet>

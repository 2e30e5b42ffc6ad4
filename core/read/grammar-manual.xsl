<?xml version="1.0" encoding="UTF-8"?>
<!--
  Makes the field-by-field part of a manual page from a grammar in RELAX NG:
  every field with path, type, cardinality and both languages. Takes the
  subset that dossier.rnc describes; grammar-table.xsl is what checks that.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="http://relaxng.org/ns/structure/1.0"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
    xmlns:h="urn:heng:annotation:1"
    exclude-result-prefixes="r a h">

<xsl:output method="text" encoding="UTF-8"/>

<xsl:key name="define" match="r:define" use="@name"/>

<xsl:template match="/">
  <xsl:text>.\" Made by grammar-manual.xsl; do not edit.&#10;</xsl:text>
  <xsl:apply-templates select="key('define', /r:grammar/r:start/r:ref/@name)"/>
</xsl:template>

<!-- An element that has attributes or children: a subsection of its own. -->
<xsl:template match="r:define">
  <xsl:param name="path"/>
  <xsl:param name="card"/>
  <xsl:variable name="name" select="r:element/@name"/>
  <xsl:text>.SS "</xsl:text>
  <xsl:call-template name="escape">
    <xsl:with-param name="text">
      <xsl:choose>
        <xsl:when test="$path = ''"><xsl:value-of select="$name"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$path"/></xsl:otherwise>
      </xsl:choose>
    </xsl:with-param>
  </xsl:call-template>
  <xsl:text>"&#10;</xsl:text>
  <xsl:call-template name="doc"/>
  <xsl:text>.br&#10;</xsl:text>
  <xsl:for-each select="r:element">
    <xsl:call-template name="kind">
      <xsl:with-param name="card">
        <xsl:choose>
          <xsl:when test="$path = ''">the root element</xsl:when>
          <xsl:otherwise><xsl:value-of select="$card"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
  <xsl:for-each select="r:element//r:attribute">
    <xsl:text>.TP&#10;.B @</xsl:text>
    <xsl:call-template name="escape">
      <xsl:with-param name="text" select="@name"/>
    </xsl:call-template>
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="doc"/>
    <xsl:text>.br&#10;</xsl:text>
    <xsl:call-template name="kind">
      <xsl:with-param name="card">
        <xsl:choose>
          <xsl:when test="parent::r:optional">optional</xsl:when>
          <xsl:otherwise>required</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
  <xsl:variable name="children"
      select="r:element//r:ref[key('define', @name)/r:element]"/>
  <!-- Text alone is told here; what has parts gets a subsection below. -->
  <xsl:for-each select="$children">
    <xsl:variable name="times"><xsl:call-template name="card"/></xsl:variable>
    <xsl:for-each select="key('define', @name)[not(r:element//r:attribute) and
        not(r:element//r:ref[key('define', @name)/r:element])]">
      <xsl:text>.TP&#10;.B </xsl:text>
      <xsl:call-template name="escape">
        <xsl:with-param name="text" select="r:element/@name"/>
      </xsl:call-template>
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="doc"/>
      <xsl:text>.br&#10;</xsl:text>
      <xsl:for-each select="r:element">
        <xsl:call-template name="kind">
          <xsl:with-param name="card" select="$times"/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:for-each>
  <xsl:for-each select="$children">
    <xsl:variable name="times"><xsl:call-template name="card"/></xsl:variable>
    <xsl:for-each select="key('define', @name)[r:element//r:attribute or
        r:element//r:ref[key('define', @name)/r:element]]">
      <xsl:apply-templates select=".">
        <xsl:with-param name="path">
          <xsl:if test="$path != ''">
            <xsl:value-of select="concat($path, '/')"/>
          </xsl:if>
          <xsl:value-of select="r:element/@name"/>
        </xsl:with-param>
        <xsl:with-param name="card" select="$times"/>
      </xsl:apply-templates>
    </xsl:for-each>
  </xsl:for-each>
</xsl:template>

<!-- How often: the context is the reference to a child. -->
<xsl:template name="card">
  <xsl:choose>
    <xsl:when test="parent::r:optional">at most one</xsl:when>
    <xsl:when test="parent::r:zeroOrMore">any number</xsl:when>
    <xsl:when test="parent::r:oneOrMore">one or more</xsl:when>
    <xsl:otherwise>exactly one</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The line "(type; cardinality; confidential)". -->
<xsl:template name="kind">
  <xsl:param name="card"/>
  <xsl:variable name="type"><xsl:call-template name="type"/></xsl:variable>
  <xsl:text>(</xsl:text>
  <xsl:if test="$type != ''">
    <xsl:call-template name="escape">
      <xsl:with-param name="text" select="$type"/>
    </xsl:call-template>
    <xsl:text>; </xsl:text>
  </xsl:if>
  <xsl:value-of select="$card"/>
  <xsl:variable name="mark" select="@h:confidential |
      self::r:element/parent::r:define/@h:confidential"/>
  <xsl:choose>
    <xsl:when test="not($mark)"/>
    <xsl:when test="$mark = 'true'">; confidential</xsl:when>
    <xsl:when test="$mark = 'alias'">; public as an alias</xsl:when>
    <xsl:when test="$mark = 'path'">; confidential as the place</xsl:when>
    <xsl:when test="$mark = 'subject'">; confidential if a digest</xsl:when>
    <xsl:when test="$mark = 'place'">; confidential with its place</xsl:when>
    <xsl:otherwise>; confidential with what it rests on</xsl:otherwise>
  </xsl:choose>
  <xsl:text>)&#10;</xsl:text>
</xsl:template>

<!-- The type in words; the context is an attribute or an element. -->
<xsl:template name="type">
  <xsl:variable name="ref"
      select="string(r:ref[not(key('define', @name)/r:element)]/@name)"/>
  <xsl:variable name="own" select="r:data | r:value | r:choice"/>
  <xsl:variable name="values" select="$own/self::r:value | $own/r:value |
      key('define', $ref)/r:value | key('define', $ref)/r:choice/r:value"/>
  <xsl:variable name="range" select="($own/self::r:data |
      key('define', $ref)/r:data)[r:param[@name = 'minInclusive']]"/>
  <xsl:choose>
    <xsl:when test="$values">
      <xsl:text>one of: </xsl:text>
      <xsl:for-each select="$values">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:value-of select="."/>
      </xsl:for-each>
    </xsl:when>
    <xsl:when test="$ref = 'T.none'"/>
    <xsl:when test="$ref = 'T.text'">text</xsl:when>
    <xsl:when test="$ref = 'T.token'">token of 1 to 64 characters</xsl:when>
    <xsl:when test="$ref = 'T.id'">id</xsl:when>
    <xsl:when test="$ref = 'T.ref'">reference to an id</xsl:when>
    <xsl:when test="$ref = 'T.int'">integer</xsl:when>
    <xsl:when test="$ref = 'T.dec'">decimal</xsl:when>
    <xsl:when test="$ref = 'T.money'">money in minor units</xsl:when>
    <xsl:when test="$ref = 'T.percent'">share in basis points</xsl:when>
    <xsl:when test="$ref = 'T.bool'">true or false</xsl:when>
    <xsl:when test="$ref = 'T.date'">date</xsl:when>
    <xsl:when test="$ref = 'T.dateTime'">date and time</xsl:when>
    <xsl:when test="$ref = 'T.hash'">digest</xsl:when>
    <xsl:when test="$ref = 'T.lang' or $own/@type = 'language'">language</xsl:when>
    <xsl:when test="$range">
      <xsl:value-of select="concat('integer from ',
          $range/r:param[@name = 'minInclusive'], ' to ',
          $range/r:param[@name = 'maxInclusive'])"/>
    </xsl:when>
    <xsl:when test="$own or $ref">
      <xsl:message terminate="yes">
        <xsl:value-of select="concat('grammar-manual.xsl: ',
            ancestor-or-self::r:define/@name, ': unknown datatype')"/>
      </xsl:message>
    </xsl:when>
  </xsl:choose>
</xsl:template>

<!-- Both languages, each on a line; the context is a define or attribute. -->
<xsl:template name="doc">
  <xsl:variable name="doc" select="normalize-space(
      (a:documentation | self::r:define/r:element/a:documentation)[1])"/>
  <xsl:call-template name="escape">
    <xsl:with-param name="text" select="substring-before($doc, '|')"/>
  </xsl:call-template>
  <xsl:text>&#10;.br&#10;</xsl:text>
  <xsl:call-template name="escape">
    <xsl:with-param name="text" select="substring-after($doc, '|')"/>
  </xsl:call-template>
  <xsl:text>&#10;</xsl:text>
</xsl:template>

<!-- Text for roff: no escapes, no requests, hyphens that stay hyphens. -->
<xsl:template name="escape">
  <xsl:param name="text"/>
  <xsl:if test='starts-with($text, ".") or starts-with($text, "&apos;")'>
    <xsl:text>\&amp;</xsl:text>
  </xsl:if>
  <xsl:call-template name="marks">
    <xsl:with-param name="text" select="$text"/>
  </xsl:call-template>
</xsl:template>

<xsl:template name="marks">
  <xsl:param name="text"/>
  <xsl:variable name="flat" select="translate($text, '\&quot;', '--')"/>
  <xsl:choose>
    <xsl:when test="contains($flat, '-')">
      <xsl:variable name="head" select="substring-before($flat, '-')"/>
      <xsl:variable name="mark"
          select="substring($text, string-length($head) + 1, 1)"/>
      <xsl:value-of select="$head"/>
      <xsl:choose>
        <xsl:when test="$mark = '-'">\-</xsl:when>
        <xsl:when test="$mark = '\'">\e</xsl:when>
        <xsl:otherwise>\(dq</xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="marks">
        <xsl:with-param name="text"
            select="substring($text, string-length($head) + 2)"/>
      </xsl:call-template>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!--
  Makes the program's own table (a C source) of a grammar in RELAX NG.
  Parameter: name, as in heng_NAME_grammar.

  Takes the subset that dossier.rnc describes and stops at anything else,
  since a table that left out a rule would let a wrong document pass.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="http://relaxng.org/ns/structure/1.0"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
    xmlns:h="urn:heng:annotation:1"
    exclude-result-prefixes="r a h">

<xsl:output method="text" encoding="UTF-8"/>
<xsl:param name="name"/>

<xsl:key name="define" match="r:define" use="@name"/>

<xsl:variable name="root" select="string(/r:grammar/r:start/r:ref/@name)"/>

<xsl:template match="/">
  <xsl:call-template name="check-grammar"/>
  <xsl:text>/* Made by grammar-table.xsl from </xsl:text>
  <xsl:value-of select="$name"/>
  <xsl:text>.rng; do not edit. */
#include "core/model/grammar.h"

#include &lt;stddef.h&gt;

</xsl:text>
  <xsl:apply-templates select="key('define', $root)" mode="parts"/>
  <xsl:apply-templates mode="parts"
      select="/r:grammar/r:define[r:element and @name != $root]"/>
  <xsl:text>static const heng_grammar_element elements[] = {&#10;</xsl:text>
  <xsl:apply-templates select="key('define', $root)" mode="row"/>
  <xsl:apply-templates mode="row"
      select="/r:grammar/r:define[r:element and @name != $root]"/>
  <xsl:text>};

const heng_grammar heng_</xsl:text>
  <xsl:value-of select="$name"/>
  <xsl:text>_grammar = {
	.name = "</xsl:text>
  <xsl:value-of select="$name"/>
  <xsl:text>",
	.namespace_uri = "</xsl:text>
  <xsl:value-of select="/r:grammar/@ns"/>
  <xsl:text>",
	.elements = elements,
	.n_elements = sizeof elements / sizeof *elements,
};
</xsl:text>
</xsl:template>

<!-- What the subset demands of the grammar as a whole. -->
<xsl:template name="check-grammar">
  <xsl:if test="not(normalize-space($name))">
    <xsl:call-template name="stop">
      <xsl:with-param name="why">parameter 'name' is missing</xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <xsl:if test="not(/r:grammar[normalize-space(@ns)])">
    <xsl:call-template name="stop">
      <xsl:with-param name="why">the grammar has no namespace</xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <xsl:if test="count(/r:grammar/r:start) != 1 or
                count(/r:grammar/r:start/*) != 1 or
                not(key('define', $root)/r:element)">
    <xsl:call-template name="stop">
      <xsl:with-param name="why">start is not one reference to an element</xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <xsl:if test="count(/r:grammar/r:define[r:element]) &gt; 512">
    <xsl:call-template name="stop">
      <xsl:with-param name="why">more than HENG_DEFINITIONS_MAX elements</xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <xsl:for-each select="/r:grammar/*[not(self::r:define or self::r:start)]
      [namespace-uri() = 'http://relaxng.org/ns/structure/1.0']">
    <xsl:call-template name="stop">
      <xsl:with-param name="why">only start and named patterns may stand in a grammar</xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
  <xsl:for-each select="//r:ref[not(key('define', @name))]">
    <xsl:call-template name="stop">
      <xsl:with-param name="why">reference to a pattern that is not defined</xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
  <xsl:for-each select="/r:grammar/r:define">
    <xsl:if test="@combine or count(key('define', @name)) != 1">
      <xsl:call-template name="stop">
        <xsl:with-param name="why">a pattern is defined twice</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="count(r:*) != 1">
      <xsl:call-template name="stop">
        <xsl:with-param name="why">a named pattern must be one element or one datatype</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="r:element and starts-with(@name, 'T.')">
      <xsl:call-template name="stop">
        <xsl:with-param name="why">names that begin with 'T.' are for datatypes</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="starts-with(@name, 'T.')">
      <xsl:call-template name="check-datatype"/>
    </xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- That a datatype of a known name rests on the type its name promises. -->
<xsl:template name="check-datatype">
  <xsl:variable name="base">
    <xsl:choose>
      <xsl:when test="@name = 'T.text'">string</xsl:when>
      <xsl:when test="@name = 'T.none' or @name = 'T.token' or
          @name = 'T.id' or @name = 'T.ref' or @name = 'T.hash'">token</xsl:when>
      <xsl:when test="@name = 'T.int' or @name = 'T.money' or
          @name = 'T.percent'">integer</xsl:when>
      <xsl:when test="@name = 'T.dec'">decimal</xsl:when>
      <xsl:when test="@name = 'T.bool'">boolean</xsl:when>
      <xsl:when test="@name = 'T.date'">date</xsl:when>
      <xsl:when test="@name = 'T.dateTime'">dateTime</xsl:when>
      <xsl:when test="@name = 'T.lang'">language</xsl:when>
    </xsl:choose>
  </xsl:variable>
  <xsl:if test="$base != '' and not(r:data[@type = $base])">
    <xsl:call-template name="stop">
      <xsl:with-param name="why">this datatype should rest on <xsl:value-of select="$base"/></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- The arrays of one element, named after its index. -->
<xsl:template match="r:define" mode="parts">
  <xsl:variable name="index"><xsl:call-template name="index"/></xsl:variable>
  <xsl:call-template name="check-element"/>
  <xsl:variable name="attributes"
      select="r:element//r:attribute"/>
  <xsl:for-each select="$attributes">
    <xsl:call-template name="values">
      <xsl:with-param name="id" select="concat('values_', $index, '_', position())"/>
    </xsl:call-template>
  </xsl:for-each>
  <xsl:for-each select="r:element">
    <xsl:call-template name="values">
      <xsl:with-param name="id" select="concat('values_', $index)"/>
    </xsl:call-template>
  </xsl:for-each>
  <xsl:if test="$attributes">
    <xsl:value-of select="concat('static const heng_grammar_attribute attributes_',
        $index, '[] = {&#10;')"/>
    <xsl:for-each select="$attributes">
      <xsl:value-of select="concat('&#9;{ .name = &quot;', @name, '&quot;,&#10;')"/>
      <xsl:call-template name="doc"/>
      <xsl:call-template name="type">
        <xsl:with-param name="id" select="concat('values_', $index, '_', position())"/>
      </xsl:call-template>
      <xsl:if test="not(parent::r:optional)">
        <xsl:text>&#9;  .required = true,&#10;</xsl:text>
      </xsl:if>
      <xsl:call-template name="confidential"/>
      <xsl:text>&#9;},&#10;</xsl:text>
    </xsl:for-each>
    <xsl:text>};&#10;</xsl:text>
  </xsl:if>
  <xsl:variable name="children" select="r:element//r:ref
      [key('define', @name)/r:element]"/>
  <xsl:if test="$children">
    <xsl:value-of select="concat('static const heng_grammar_child children_',
        $index, '[] = {&#10;')"/>
    <xsl:for-each select="$children">
      <xsl:text>&#9;{ .element = </xsl:text>
      <xsl:for-each select="key('define', @name)">
        <xsl:call-template name="index"/>
      </xsl:for-each>
      <xsl:if test="parent::r:element or parent::r:oneOrMore">
        <xsl:text>, .required = true</xsl:text>
      </xsl:if>
      <xsl:if test="parent::r:zeroOrMore or parent::r:oneOrMore">
        <xsl:text>, .repeated = true</xsl:text>
      </xsl:if>
      <xsl:text> },&#10;</xsl:text>
    </xsl:for-each>
    <xsl:text>};&#10;</xsl:text>
  </xsl:if>
</xsl:template>

<!-- What the subset demands of one element and its attributes. -->
<xsl:template name="check-element">
  <xsl:for-each select="r:element">
    <xsl:if test="not(@name) or contains(@name, ':')">
      <xsl:call-template name="stop">
        <xsl:with-param name="why">an element needs one plain name</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="r:*">
      <xsl:if test="not(self::r:attribute or self::r:ref or self::r:empty or
          self::r:data or self::r:value or
          self::r:choice[not(r:*[not(self::r:value)])] or
          ((self::r:optional or self::r:zeroOrMore or self::r:oneOrMore)
            and count(r:*) = 1 and r:ref[key('define', @name)/r:element]) or
          (self::r:optional and count(r:*) = 1 and r:attribute) or
          (self::r:interleave and not(r:*[not(self::r:attribute or
            (self::r:optional and count(r:*) = 1 and r:attribute))])))">
        <xsl:call-template name="stop">
          <xsl:with-param name="why">'<xsl:value-of select="local-name()"/>' is not of the subset here</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
    <xsl:variable name="children"
        select=".//r:ref[key('define', @name)/r:element]"/>
    <xsl:variable name="texts" select="r:data | r:value | r:choice |
        r:ref[not(key('define', @name)/r:element)]"/>
    <xsl:if test="count($texts) &gt; 1 or ($texts and $children)">
      <xsl:call-template name="stop">
        <xsl:with-param name="why">content is either children or one datatype</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="$children">
      <xsl:variable name="child" select="key('define', @name)/r:element/@name"/>
      <xsl:if test="count($children[key('define', @name)/r:element/@name = $child]) != 1">
        <xsl:call-template name="stop">
          <xsl:with-param name="why">two children are named '<xsl:value-of select="$child"/>'</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
    <xsl:variable name="attributes" select=".//r:attribute"/>
    <xsl:for-each select="$attributes">
      <xsl:variable name="attribute" select="@name"/>
      <xsl:if test="not(@name) or (contains(@name, ':') and @name != 'xml:lang')">
        <xsl:call-template name="stop">
          <xsl:with-param name="why">an attribute needs one plain name, or xml:lang</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="count($attributes[@name = $attribute]) != 1">
        <xsl:call-template name="stop">
          <xsl:with-param name="why">two attributes are named '<xsl:value-of select="@name"/>'</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="count(r:*) != 1">
        <xsl:call-template name="stop">
          <xsl:with-param name="why">an attribute needs one datatype</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:for-each>
</xsl:template>

<!-- One row of the table of elements. -->
<xsl:template match="r:define" mode="row">
  <xsl:variable name="index"><xsl:call-template name="index"/></xsl:variable>
  <xsl:variable name="attributes"
      select="count(r:element//r:attribute)"/>
  <xsl:variable name="children" select="count(r:element//r:ref
      [key('define', @name)/r:element])"/>
  <xsl:value-of select="concat('&#9;{ /* ', $index, ': ', @name, ' */&#10;',
      '&#9;  .name = &quot;', r:element/@name, '&quot;,&#10;')"/>
  <xsl:call-template name="doc"/>
  <xsl:if test="$attributes">
    <xsl:value-of select="concat('&#9;  .attributes = attributes_', $index,
        ', .n_attributes = ', $attributes, ',&#10;')"/>
  </xsl:if>
  <xsl:if test="$children">
    <xsl:value-of select="concat('&#9;  .children = children_', $index,
        ', .n_children = ', $children, ',&#10;')"/>
  </xsl:if>
  <xsl:for-each select="r:element">
    <xsl:call-template name="type">
      <xsl:with-param name="id" select="concat('values_', $index)"/>
    </xsl:call-template>
  </xsl:for-each>
  <xsl:call-template name="confidential"/>
  <xsl:text>&#9;},&#10;</xsl:text>
</xsl:template>

<!-- The index of the current define: the root is 0. -->
<xsl:template name="index">
  <xsl:choose>
    <xsl:when test="@name = $root">0</xsl:when>
    <xsl:otherwise>
      <xsl:value-of select="1 + count(preceding-sibling::r:define
          [r:element and @name != $root])"/>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The array of an attribute's or an element's enumeration, if it is one. -->
<xsl:template name="values">
  <xsl:param name="id"/>
  <xsl:variable name="values" select="r:value | r:choice/r:value |
      key('define', r:ref/@name)/r:value |
      key('define', r:ref/@name)/r:choice/r:value"/>
  <xsl:if test="$values">
    <xsl:value-of select="concat('static const char *const ', $id, '[] = {&#10;')"/>
    <xsl:for-each select="$values">
      <xsl:if test="normalize-space(.) != string(.) or string(.) = '' or
          translate(., '&quot;\', '') != string(.) or
          (@type and @type != 'token')">
        <xsl:call-template name="stop">
          <xsl:with-param name="why">a value of an enumeration is no plain token</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:value-of select="concat('&#9;&quot;', ., '&quot;,&#10;')"/>
    </xsl:for-each>
    <xsl:text>&#9;NULL,&#10;};&#10;</xsl:text>
  </xsl:if>
</xsl:template>

<!-- The type of an attribute or an element's text; the context is either. -->
<xsl:template name="type">
  <xsl:param name="id"/>
  <xsl:variable name="ref"
      select="r:ref[not(key('define', @name)/r:element)]/@name"/>
  <xsl:variable name="content" select="r:data | r:value | r:choice |
      key('define', $ref)/r:*"/>
  <xsl:text>&#9;  .type = HENG_TYPE_</xsl:text>
  <xsl:choose>
    <xsl:when test="self::r:attribute and r:ref and not($ref)">
      <xsl:call-template name="stop">
        <xsl:with-param name="why">an attribute refers to an element</xsl:with-param>
      </xsl:call-template>
    </xsl:when>
    <xsl:when test="self::r:element and not($content)">NONE,&#10;</xsl:when>
    <xsl:when test="self::r:element and $ref = 'T.none'">NONE,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.text'">TEXT,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.token'">TOKEN,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.id'">ID,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.ref'">REF,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.int'">INT,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.dec'">DEC,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.money'">MONEY,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.percent'">PERCENT,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.bool'">BOOL,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.date'">DATE,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.dateTime'">DATETIME,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.hash'">HASH,&#10;</xsl:when>
    <xsl:when test="$ref = 'T.lang'">LANG,&#10;</xsl:when>
    <xsl:when test="$content/self::r:data[@type = 'language' and not(r:*)]">LANG,&#10;</xsl:when>
    <xsl:when test="$content/self::r:value or
        $content/self::r:choice[not(r:*[not(self::r:value)])]">
      <xsl:value-of select="concat('ENUM, .values = ', $id, ',&#10;')"/>
    </xsl:when>
    <xsl:when test="$content/self::r:data[@type = 'integer']
        [count(r:*) = 3 and r:param[@name = 'minInclusive'] and
         r:param[@name = 'maxInclusive'] and
         r:param[@name = 'pattern'] = '\s*-?[0-9]{1,18}\s*']">
      <xsl:value-of select="concat('RANGE, .min = ',
          $content/r:param[@name = 'minInclusive'], ', .max = ',
          $content/r:param[@name = 'maxInclusive'], ',&#10;')"/>
    </xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="stop">
        <xsl:with-param name="why">a datatype that the program's table does not know</xsl:with-param>
      </xsl:call-template>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The texts of both languages; the context is a define or an attribute. -->
<xsl:template name="doc">
  <xsl:variable name="doc" select="normalize-space(
      (a:documentation | self::r:define/r:element/a:documentation)[1])"/>
  <xsl:variable name="zh" select="substring-before($doc, '|')"/>
  <xsl:variable name="en" select="substring-after($doc, '|')"/>
  <xsl:if test="not($zh) or not($en) or contains($en, '|')">
    <xsl:call-template name="stop">
      <xsl:with-param name="why">the documentation is not 'Chinese|English'</xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <xsl:text>&#9;  .doc = { "</xsl:text>
  <xsl:call-template name="escape">
    <xsl:with-param name="text" select="$zh"/>
  </xsl:call-template>
  <xsl:text>",&#10;&#9;&#9;   "</xsl:text>
  <xsl:call-template name="escape">
    <xsl:with-param name="text" select="$en"/>
  </xsl:call-template>
  <xsl:text>" },&#10;</xsl:text>
</xsl:template>

<xsl:template name="confidential">
  <xsl:variable name="mark"
      select="@h:confidential | self::r:define/r:element/@h:confidential"/>
  <xsl:if test="$mark">
    <xsl:text>&#9;  .confidential = HENG_CONFIDENTIAL_</xsl:text>
    <xsl:choose>
      <xsl:when test="$mark = 'true'">ALWAYS</xsl:when>
      <xsl:when test="$mark = 'alias'">ALIAS</xsl:when>
      <xsl:when test="$mark = 'path'">PATH</xsl:when>
      <xsl:when test="$mark = 'place'">PLACE</xsl:when>
      <xsl:when test="$mark = 'derived'">DERIVED</xsl:when>
      <xsl:when test="$mark = 'subject'">SUBJECT</xsl:when>
      <xsl:when test="$mark = 'other'">OTHER</xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="stop">
          <xsl:with-param name="why">h:confidential can only be "true", "alias", "path", "place", "derived", "subject" or "other"</xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>,&#10;</xsl:text>
  </xsl:if>
</xsl:template>

<!-- Text inside a C string literal. -->
<xsl:template name="escape">
  <xsl:param name="text"/>
  <xsl:variable name="marks" select="translate($text, '\?', '&quot;&quot;')"/>
  <xsl:choose>
    <xsl:when test="contains($marks, '&quot;')">
      <xsl:variable name="head" select="string-length(
          substring-before($marks, '&quot;'))"/>
      <xsl:value-of select="concat(substring($text, 1, $head), '\',
          substring($text, $head + 1, 1))"/>
      <xsl:call-template name="escape">
        <xsl:with-param name="text" select="substring($text, $head + 2)"/>
      </xsl:call-template>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Ends the transformation and says where. -->
<xsl:template name="stop">
  <xsl:param name="why"/>
  <xsl:message terminate="yes">
    <xsl:text>grammar-table.xsl: </xsl:text>
    <xsl:value-of select="concat($name, '.rng: ',
        ancestor-or-self::r:define/@name)"/>
    <xsl:if test="ancestor-or-self::r:attribute">
      <xsl:value-of select="concat('/@', ancestor-or-self::r:attribute/@name)"/>
    </xsl:if>
    <xsl:value-of select="concat(': ', $why)"/>
  </xsl:message>
</xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- While heng is built: joins a stylesheet with those that it includes, and
     writes its texts in two languages (namespace urn:heng:say) out.
       <say:words zh="第 {@line} 行" en="line {@line}"/>   what readers see
       <say:plain zh="…" en="…"/>                         the same without markup
     {…} is an XPath expression; its value stands isolated, since it may be
     anybody's. The stylesheet has the parameter `lang`: zh, en or both. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:say="urn:heng:say" xmlns:out="urn:heng:out"
    exclude-result-prefixes="out">
  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes"/>

  <xsl:template match="@*">
    <xsl:copy/>
  </xsl:template>
  <xsl:template match="*">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="comment()|processing-instruction()"/>
  <xsl:template match="text()">
    <xsl:if test="normalize-space() or parent::xsl:text">
      <xsl:copy/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="xsl:include">
    <xsl:apply-templates select="document(@href)/xsl:stylesheet/node()"/>
  </xsl:template>

  <xsl:template match="say:words">
    <out:choose>
      <out:when test="$lang = 'zh'">
        <xsl:call-template name="fill">
          <xsl:with-param name="text" select="@zh"/>
        </xsl:call-template>
      </out:when>
      <out:when test="$lang = 'en'">
        <xsl:call-template name="fill">
          <xsl:with-param name="text" select="@en"/>
        </xsl:call-template>
      </out:when>
      <out:otherwise>
        <span lang="zh-CN">
          <xsl:call-template name="fill">
            <xsl:with-param name="text" select="@zh"/>
          </xsl:call-template>
        </span>
        <out:text><xsl:text> </xsl:text></out:text>
        <span lang="en">
          <xsl:call-template name="fill">
            <xsl:with-param name="text" select="@en"/>
          </xsl:call-template>
        </span>
      </out:otherwise>
    </out:choose>
  </xsl:template>

  <xsl:template match="say:plain">
    <out:if test="$lang != 'en'">
      <xsl:call-template name="fill">
        <xsl:with-param name="text" select="@zh"/>
        <xsl:with-param name="plain" select="true()"/>
      </xsl:call-template>
    </out:if>
    <out:if test="$lang = 'both'">
      <out:text><xsl:text> / </xsl:text></out:text>
    </out:if>
    <out:if test="$lang != 'zh'">
      <xsl:call-template name="fill">
        <xsl:with-param name="text" select="@en"/>
        <xsl:with-param name="plain" select="true()"/>
      </xsl:call-template>
    </out:if>
  </xsl:template>

  <!-- A text, and the values between its braces. -->
  <xsl:template name="fill">
    <xsl:param name="text"/>
    <xsl:param name="plain" select="false()"/>
    <xsl:variable name="head">
      <xsl:choose>
        <xsl:when test="contains($text, '{')">
          <xsl:value-of select="substring-before($text, '{')"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$text"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$head != ''">
      <out:text><xsl:value-of select="$head"/></out:text>
    </xsl:if>
    <xsl:if test="contains($text, '{')">
      <xsl:variable name="rest" select="substring-after($text, '{')"/>
      <xsl:if test="not(contains($rest, '}'))">
        <xsl:message terminate="yes">a brace that is not closed: <xsl:value-of
          select="$text"/></xsl:message>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="$plain">
          <out:value-of select="{substring-before($rest, '}')}"/>
        </xsl:when>
        <xsl:otherwise>
          <bdi>
            <out:value-of select="{substring-before($rest, '}')}"/>
          </bdi>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="fill">
        <xsl:with-param name="text" select="substring-after($rest, '}')"/>
        <xsl:with-param name="plain" select="$plain"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>

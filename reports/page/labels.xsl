<?xml version="1.0" encoding="UTF-8"?>
<!-- Labels: the report's tokens in the words that panels read. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:key name="term" match="r:term" use="concat(@set, ' ', @id)"/>

  <!-- The report brings the words for most of its tokens. -->
  <xsl:template name="term">
    <xsl:param name="set"/>
    <xsl:param name="id"/>
    <xsl:variable name="term" select="key('term', concat($set, ' ', $id))"/>
    <xsl:choose>
      <xsl:when test="$term">
        <xsl:call-template name="pair">
          <xsl:with-param name="of" select="$term/r:label"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <bdi><xsl:value-of select="$id"/></bdi>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An outcome of a rule: word, colour and shape (the style has it). -->
  <xsl:template name="outcome">
    <xsl:param name="id" select="@outcome"/>
    <span class="mark {$id}">
      <xsl:call-template name="term">
        <xsl:with-param name="set" select="'outcome'"/>
        <xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
    </span>
  </xsl:template>

  <xsl:template name="dimension">
    <xsl:param name="id" select="@dimension"/>
    <xsl:call-template name="pair">
      <xsl:with-param name="of" select="$dimensions[@id = $id]/r:label"/>
    </xsl:call-template>
  </xsl:template>

  <!-- What the profile calls an outcome. -->
  <xsl:template name="conclusion">
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="$id = 'undetermined'">
        <xsl:call-template name="pair">
          <xsl:with-param name="of" select="$profile/r:undetermined/r:label"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="pair">
          <xsl:with-param name="of" select="$profile/r:outcome[@id = $id]/r:label"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="kind">
    <xsl:choose>
      <xsl:when test="@kind = 'expert'">
        <say:words zh="专家评分" en="judged by experts"/>
      </xsl:when>
      <xsl:when test="@kind = 'both'">
        <say:words zh="自动预检和专家评分" en="pre-check and experts"/>
      </xsl:when>
      <xsl:otherwise>
        <say:words zh="自动检查" en="checked automatically"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Severity and veto behind a rule's title. -->
  <xsl:template name="weighty">
    <span class="tag">
      <xsl:call-template name="term">
        <xsl:with-param name="set" select="'severity'"/>
        <xsl:with-param name="id" select="@severity"/>
      </xsl:call-template>
    </span>
    <xsl:if test="@veto = 'true'">
      <xsl:text> </xsl:text>
      <strong class="tag veto"><say:words zh="一票否决" en="veto"/></strong>
    </xsl:if>
    <xsl:if test="@weight = 0">
      <xsl:text> </xsl:text>
      <span class="tag"><say:words zh="仅供参考，不计分" en="informational, not scored"/></span>
    </xsl:if>
    <xsl:if test="r:waiver">
      <xsl:text> </xsl:text>
      <strong class="tag"><say:words zh="已豁免，不计分" en="waived, not scored"/></strong>
    </xsl:if>
  </xsl:template>

  <xsl:template name="origin">
    <xsl:choose>
      <xsl:when test="@origin = 'profile'">
        <say:words zh="方案设定" en="set by the profile"/>
      </xsl:when>
      <xsl:when test="@origin = 'command-line'">
        <say:words zh="命令行设定" en="set on the command line"/>
      </xsl:when>
      <xsl:otherwise>
        <say:words zh="默认值" en="the rule's default"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="why-not-counted">
    <xsl:choose>
      <xsl:when test="@whyNot = 'recused'">
        <say:words zh="已回避" en="recused"/>
      </xsl:when>
      <xsl:when test="@whyNot = 'conflict'">
        <say:words zh="有利益冲突" en="conflict of interest"/>
      </xsl:when>
      <xsl:when test="@whyNot = 'round'">
        <say:words zh="已有后一轮评分" en="superseded by a later round"/>
      </xsl:when>
      <xsl:when test="$report/@edition">
        <xsl:call-template name="withheld">
          <xsl:with-param name="digest" select="@whyNot"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <bdi><xsl:value-of select="@whyNot"/></bdi>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a public edition does not tell; of a digest in its place the
       beginning is enough for the eye. -->
  <xsl:template name="withheld">
    <xsl:param name="digest"/>
    <say:words zh="未公开" en="withheld"/>
    <xsl:if test="$digest != ''">
      <xsl:text> </xsl:text>
      <code class="small" title="{$digest}">
        <xsl:value-of select="concat(substring($digest, 1, 8), '…')"/>
      </code>
    </xsl:if>
  </xsl:template>

  <!-- "line 12, column 5" of the dossier. -->
  <xsl:template name="line">
    <xsl:if test="@line">
      <span class="line">
        <say:words zh="第 {@line} 行" en="line {@line}"/>
      </span>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- The results of a dimension where there are many rules: one row each, by
     outcome, the worst first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:template name="brief">
    <xsl:param name="results"/>
    <table class="brief" aria-labelledby="d{position()}">
      <thead>
        <tr>
          <th scope="col"><say:words zh="规则" en="Rule"/></th>
          <th scope="col"><say:words zh="说明、位置、依据、整改" en="Finding, place, norm, remedy"/></th>
          <th scope="col" class="n"><say:words zh="分" en="Points"/></th>
        </tr>
      </thead>
      <xsl:call-template name="brief-group"><xsl:with-param name="of" select="$results[@outcome = 'fail']"/></xsl:call-template>
      <xsl:call-template name="brief-group"><xsl:with-param name="of" select="$results[@outcome = 'error']"/></xsl:call-template>
      <xsl:call-template name="brief-group"><xsl:with-param name="of" select="$results[@outcome = 'insufficient']"/></xsl:call-template>
      <xsl:call-template name="brief-group"><xsl:with-param name="of" select="$results[@outcome = 'pending']"/></xsl:call-template>
      <xsl:call-template name="brief-group"><xsl:with-param name="of" select="$results[@outcome = 'partial']"/></xsl:call-template>
      <xsl:call-template name="brief-group"><xsl:with-param name="of" select="$results[@outcome = 'pass']"/></xsl:call-template>
    </table>
  </xsl:template>

  <xsl:template name="brief-group">
    <xsl:param name="of"/>
    <xsl:if test="$of">
      <tbody>
        <tr class="sum">
          <th scope="rowgroup" colspan="2">
            <xsl:call-template name="outcome">
              <xsl:with-param name="id" select="$of[1]/@outcome"/>
            </xsl:call-template>
          </th>
          <td class="n">
            <xsl:choose>
              <xsl:when test="$of[1]/@outcome = 'pass'"><say:words zh="得到" en="earned"/></xsl:when>
              <xsl:when test="$of[1]/@score"><say:words zh="失去" en="lost"/></xsl:when>
              <xsl:otherwise><say:words zh="未定" en="open"/></xsl:otherwise>
            </xsl:choose>
          </td>
        </tr>
        <xsl:apply-templates select="$of" mode="brief"/>
      </tbody>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:result" mode="brief">
    <tr>
      <xsl:attribute name="id">
        <xsl:apply-templates select="." mode="anchor"/>
      </xsl:attribute>
      <th scope="row">
        <bdi><xsl:value-of select="@rule"/></bdi>
        <xsl:text> </xsl:text>
        <xsl:call-template name="pair">
          <xsl:with-param name="of" select="r:title"/>
        </xsl:call-template>
        <xsl:if test="@veto = 'true' or @weight = 0 or r:waiver">
          <xsl:text> </xsl:text>
          <xsl:call-template name="weighty"/>
        </xsl:if>
      </th>
      <td>
        <xsl:for-each select="r:finding[1]">
          <xsl:call-template name="pair">
            <xsl:with-param name="of" select="r:message"/>
          </xsl:call-template>
          <xsl:if test="@path">
            <xsl:text> </xsl:text>
            <bdi><xsl:value-of select="@path"/></bdi>
            <xsl:if test="@line">
              <xsl:value-of select="concat(' (', @line, ')')"/>
            </xsl:if>
          </xsl:if>
          <xsl:text> · </xsl:text>
        </xsl:for-each>
        <xsl:if test="not(r:finding) and @outcome != 'pass'">
          <xsl:for-each select="r:read[@value != '' or @missing][1]">
            <xsl:call-template name="read"/>
            <xsl:text> · </xsl:text>
          </xsl:for-each>
        </xsl:if>
        <xsl:for-each select="r:cite">
          <xsl:if test="position() > 1">, </xsl:if>
          <bdi><xsl:value-of select="@norm"/></bdi>
          <xsl:if test="@article">
            <xsl:text> </xsl:text>
            <bdi><xsl:value-of select="@article"/></bdi>
          </xsl:if>
          <xsl:if test="@verified = 'false'">*</xsl:if>
        </xsl:for-each>
        <xsl:if test="r:remedy and @outcome != 'pending'">
          <xsl:text> · </xsl:text>
          <xsl:call-template name="pair">
            <xsl:with-param name="of" select="r:remedy"/>
          </xsl:call-template>
        </xsl:if>
      </td>
      <td class="n">
        <xsl:choose>
          <xsl:when test="@outcome = 'pass'">
            <xsl:call-template name="part-figure">
              <xsl:with-param name="part" select="'points'"/>
              <xsl:with-param name="list" select="$earned"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:when test="@score">
            <xsl:call-template name="part-figure">
              <xsl:with-param name="part" select="'lost'"/>
              <xsl:with-param name="list" select="$lost"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="part-figure">
              <xsl:with-param name="part" select="'open'"/>
              <xsl:with-param name="list" select="$opened"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </td>
    </tr>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 5: the findings, dimension by dimension; first what did not pass,
     then what did. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:key name="by-dimension" match="r:result" use="@dimension"/>

  <xsl:template name="findings">
    <section id="findings" aria-labelledby="h-findings">
      <h2 id="h-findings">5 <say:words zh="逐条结果" en="Findings"/></h2>
      <p>
        <say:words
          zh="位置和值后括号内的数字是卷宗文件的行号。一条规则的全部细节："
          en="The number in parentheses behind a place or value is its line in the dossier file. All about one rule:"/>
        <xsl:text> </xsl:text>
        <span>
          <code>
            <xsl:value-of select="concat('heng explain ', $file, ' ')"/>
            <say:plain zh="规则编号" en="RULE"/>
          </code>
        </span>
      </p>
      <xsl:for-each select="$dimensions">
        <xsl:variable name="all" select="key('by-dimension', @id)
          [@outcome != 'not-applicable']"/>
        <xsl:variable name="amiss" select="$all[@outcome != 'pass']"/>
        <xsl:variable name="passed" select="$all[@outcome = 'pass']"/>
        <h3 id="d{position()}">
          <xsl:call-template name="pair">
            <xsl:with-param name="of" select="r:label"/>
          </xsl:call-template>
        </h3>
        <xsl:choose>
          <xsl:when test="$brief and $all">
            <xsl:call-template name="brief">
              <xsl:with-param name="results" select="$all"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="$amiss[@outcome = 'fail']" mode="card"/>
            <xsl:apply-templates select="$amiss[@outcome != 'fail']" mode="card"/>
            <xsl:if test="$passed">
              <xsl:call-template name="passed">
                <xsl:with-param name="results" select="$passed"/>
              </xsl:call-template>
            </xsl:if>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:if test="not($all)">
          <p class="none">
            <say:words zh="没有适用的规则。" en="No rule applies."/>
          </p>
        </xsl:if>
      </xsl:for-each>
      <xsl:call-template name="command">
        <xsl:with-param name="figures" select="'rule'"/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="passed">
    <xsl:param name="results"/>
    <table class="passed" aria-labelledby="d{position()}">
      <thead>
        <tr>
          <th scope="col"><say:words zh="通过的规则" en="Rules that passed"/></th>
          <th scope="col"><say:words zh="依据" en="Norm"/></th>
          <th scope="col" class="n"><say:words zh="得分" en="Points"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$results">
          <tr>
            <th scope="row">
              <xsl:attribute name="id">
                <xsl:apply-templates select="." mode="anchor"/>
              </xsl:attribute>
              <span class="mark pass"/>
              <xsl:call-template name="rule">
                <xsl:with-param name="link" select="false()"/>
              </xsl:call-template>
              <xsl:if test="@veto = 'true' or @weight = 0">
                <xsl:text> </xsl:text>
                <xsl:call-template name="weighty"/>
              </xsl:if>
              <xsl:call-template name="read-briefly"/>
            </th>
            <td>
              <xsl:call-template name="cites"/>
            </td>
            <td class="n">
              <xsl:call-template name="part-figure">
                <xsl:with-param name="part" select="'points'"/>
                <xsl:with-param name="list" select="$earned"/>
              </xsl:call-template>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <!-- The first values that a rule which passed looked at. -->
  <xsl:template name="read-briefly">
    <xsl:variable name="reads" select="r:read[@value != '' or @missing]"/>
    <xsl:if test="$reads">
      <small>
        <xsl:for-each select="$reads[position() &lt;= 3]">
          <xsl:if test="position() > 1"> · </xsl:if>
          <xsl:call-template name="read"/>
        </xsl:for-each>
        <xsl:if test="count($reads) > 3"> …</xsl:if>
      </small>
    </xsl:if>
  </xsl:template>

  <!-- path = value (line 12) -->
  <xsl:template name="read">
    <!-- A path, and a line's number, are in no language (span and not bdi:
         checkers that guess a page's language pass it over). -->
    <span dir="auto"><xsl:value-of select="@path"/></span>
    <xsl:choose>
      <xsl:when test="@missing = 'true'">
        <xsl:text> </xsl:text>
        <say:words zh="卷宗中没有" en="not in the dossier"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text> = </xsl:text>
        <span dir="auto"><xsl:value-of select="@value"/></span>
        <xsl:if test="@truncated = 'true'">…</xsl:if>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@line">
      <xsl:value-of select="concat(' (', @line, ')')"/>
    </xsl:if>
  </xsl:template>

  <!-- The norms of a rule, each linked to the list in section 10. -->
  <xsl:template name="cites">
    <xsl:for-each select="r:cite">
      <xsl:if test="position() > 1">
        <xsl:text>; </xsl:text>
      </xsl:if>
      <xsl:variable name="norm" select="key('norm', @norm)"/>
      <xsl:choose>
        <xsl:when test="$norm">
          <xsl:call-template name="pair">
            <xsl:with-param name="of" select="$norm[1]/r:title[not($lang = 'both') or @xml:lang = 'zh']"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <bdi><xsl:value-of select="@norm"/></bdi>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@article">
        <xsl:text> </xsl:text>
        <say:words zh="第 {@article} 条" en="art. {@article}"/>
      </xsl:if>
      <xsl:if test="@verified = 'false'">
        <sup>*</sup>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
  <xsl:key name="norm" match="r:norm" use="@id"/>
</xsl:stylesheet>

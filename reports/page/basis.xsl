<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 10: what the report rests on, by digest, and how to check it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:template name="basis">
    <section id="basis" aria-labelledby="h-basis">
      <h2 id="h-basis">10 <say:words zh="评价依据" en="Basis"/></h2>
      <table aria-labelledby="h-basis">
        <thead>
          <tr>
            <th scope="col"><say:words zh="文件" en="File"/></th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row"><say:words zh="卷宗" en="Dossier"/></th>
            <td><code class="hash"><xsl:value-of select="$report/r:subject/@sha256"/></code></td>
          </tr>
          <xsl:for-each select="$profile">
            <xsl:call-template name="basis-row"><xsl:with-param name="zh" select="'评价方案'"/><xsl:with-param name="en" select="'Profile'"/></xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="$report/r:basis/r:policy">
            <xsl:call-template name="basis-row"><xsl:with-param name="zh" select="'评价政策'"/><xsl:with-param name="en" select="'Policy'"/></xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="$report/r:basis/r:plugin">
            <xsl:call-template name="basis-row"><xsl:with-param name="zh" select="'插件'"/><xsl:with-param name="en" select="'Plugin'"/></xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="$report/r:basis/r:panel">
            <xsl:call-template name="basis-row"><xsl:with-param name="zh" select="'评审组文件'"/><xsl:with-param name="en" select="'Panel'"/></xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="$report/r:basis/r:waivers">
            <xsl:call-template name="basis-row"><xsl:with-param name="zh" select="'豁免文件'"/><xsl:with-param name="en" select="'Waivers'"/></xsl:call-template>
          </xsl:for-each>
        </tbody>
      </table>
      <xsl:if test="$report/r:basis/r:panel/@closed = 'false'">
        <p class="notice"><say:words zh="评审组文件尚未封存。" en="The panel document is not closed."/></p>
      </xsl:if>
      <xsl:if test="$report/r:basis/r:panel/@incomplete">
        <p class="notice">
          <say:words zh="评审未完成即封存，理由：" en="The panel was closed while incomplete:"/>
          <xsl:text> </xsl:text>
          <bdi><xsl:value-of select="$report/r:basis/r:panel/@incomplete"/></bdi>
        </p>
      </xsl:if>
      <h3><say:words zh="如何核对" en="How to check this"/></h3>
      <ul>
        <li>
          <say:words zh="报告的各项数字彼此相符：" en="The report's figures agree with one another:"/>
          <xsl:text> </xsl:text>
          <code class="cmd"><xsl:value-of select="concat('heng explain ', $file)"/></code>
        </li>
        <li>
          <say:words zh="卷宗未被改动：" en="The dossier was not changed:"/>
          <xsl:text> </xsl:text>
          <code>sha256sum <say:plain zh="卷宗.xml" en="DOSSIER.xml"/></code>
        </li>
        <li>
          <say:words zh="重新评价，所得文件逐字节相同：" en="Assess again; the bytes are the same:"/>
          <xsl:text> </xsl:text>
          <code>
            <xsl:text>heng assess </xsl:text>
            <say:plain zh="卷宗.xml" en="DOSSIER.xml"/>
            <xsl:value-of select="concat(' -P ', $profile/@id)"/>
            <xsl:if test="$report/r:basis/r:panel">
              <xsl:text> --panel </xsl:text>
              <say:plain zh="评审组.xml" en="PANEL.xml"/>
            </xsl:if>
            <xsl:if test="$report/r:basis/r:waivers">
              <xsl:text> --waivers </xsl:text>
              <say:plain zh="豁免.xml" en="WAIVERS.xml"/>
            </xsl:if>
            <xsl:value-of select="concat(' -o - | cmp - ', $file)"/>
          </code>
        </li>
      </ul>
      <h3 id="h-changes"><say:words zh="对随附方案的改动" en="Changes to the shipped profile"/></h3>
      <xsl:choose>
        <xsl:when test="$report/r:change">
          <table aria-labelledby="h-changes">
            <thead>
              <tr>
                <th scope="col"><say:words zh="内容" en="What"/></th>
                <th scope="col"><say:words zh="原值" en="Shipped"/></th>
                <th scope="col"><say:words zh="现值" en="Here"/></th>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="$report/r:change">
                <tr>
                  <th scope="row"><bdi><xsl:value-of select="@what"/></bdi></th>
                  <td><bdi><xsl:value-of select="@from"/></bdi><xsl:if test="not(@from)">—</xsl:if></td>
                  <td><bdi><xsl:value-of select="@to"/></bdi><xsl:if test="not(@to)">—</xsl:if></td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="none"/></xsl:otherwise>
      </xsl:choose>
      <h3><say:words zh="所引规范" en="Norms cited"/></h3>
      <ul>
        <xsl:for-each select="$report/r:norms/r:norm">
          <li>
            <xsl:call-template name="pair">
              <xsl:with-param name="of" select="r:title"/>
            </xsl:call-template>
            <xsl:text> (</xsl:text>
            <bdi><xsl:value-of select="@id"/></bdi>
            <xsl:text>; </xsl:text>
            <xsl:choose>
              <xsl:when test="@version">
                <say:words zh="{@version} 起施行" en="in force from {@version}"/>
              </xsl:when>
              <xsl:otherwise>
                <say:words zh="基准日尚未施行" en="not in force on the day"/>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:text>)</xsl:text>
            <xsl:if test="@verified = 'false'"><sup>*</sup></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
      <p class="small">
        <say:words zh="* 条款号未与原文核对，引用前请核对。"
          en="* the article number was not checked against the text; check it before quoting."/>
      </p>
      <xsl:call-template name="measures"/>
    </section>
  </xsl:template>

  <xsl:template name="basis-row">
    <xsl:param name="zh"/>
    <xsl:param name="en"/>
    <tr>
      <th scope="row">
        <say:words zh="{$zh}" en="{$en}"/>
        <xsl:if test="@id">
          <xsl:text> </xsl:text>
          <span dir="auto"><xsl:value-of select="@id"/></span>
          <xsl:text> </xsl:text>
          <span dir="auto"><xsl:value-of select="@version"/></span>
        </xsl:if>
      </th>
      <td>
        <xsl:choose>
          <xsl:when test="@sha256">
            <code class="hash"><xsl:value-of select="@sha256"/></code>
          </xsl:when>
          <xsl:otherwise><say:words zh="无法读取" en="could not be read"/></xsl:otherwise>
        </xsl:choose>
      </td>
    </tr>
  </xsl:template>

  <xsl:template name="measures">
    <xsl:if test="$report/r:measures/r:measure">
      <h3 id="h-measures"><say:words zh="插件计算的度量" en="What plugins measured"/></h3>
      <table aria-labelledby="h-measures">
        <thead>
          <tr>
            <th scope="col"><say:words zh="度量" en="Measure"/></th>
            <th scope="col" class="n"><say:words zh="数值" en="Value"/></th>
            <th scope="col"><say:words zh="单位" en="Unit"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="$report/r:measures/r:measure">
            <xsl:variable name="withheld" select="@value and
              @confidential = 'true' and $report/@edition"/>
            <tr>
              <th scope="row">
                <xsl:call-template name="pair">
                  <xsl:with-param name="of" select="r:title"/>
                </xsl:call-template>
                <xsl:text> </xsl:text>
                <small><span dir="auto"><xsl:value-of select="concat(@plugin, '.', @name)"/></span></small>
              </th>
              <td class="n">
                <xsl:choose>
                  <xsl:when test="$withheld">
                    <xsl:call-template name="withheld">
                      <xsl:with-param name="digest" select="@value"/>
                    </xsl:call-template>
                  </xsl:when>
                  <xsl:otherwise>
                    <data value="measure.{@plugin}.{@name}">
                      <xsl:call-template name="scaled"/>
                    </data>
                  </xsl:otherwise>
                </xsl:choose>
              </td>
              <td>
                <xsl:if test="not($withheld)">
                  <bdi><xsl:value-of select="@unit"/></bdi>
                </xsl:if>
                <xsl:if test="not(@value)">
                  <xsl:text> </xsl:text>
                  <small>
                    <say:words zh="未能计算" en="not computed"/>
                    <xsl:text> </xsl:text>
                    <bdi><xsl:value-of select="@whyNot"/></bdi>
                  </small>
                </xsl:if>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
      <xsl:call-template name="command">
        <xsl:with-param name="figures" select="'measure'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- @value times ten to the minus @scale, digit by digit: it may be longer
       than a number of XPath is exact. -->
  <xsl:template name="scaled">
    <xsl:variable name="digits" select="translate(@value, '-+', '')"/>
    <xsl:choose>
      <xsl:when test="not(@value)">—</xsl:when>
      <xsl:when test="@scale = 0 or translate($digits, '0123456789', '') != ''">
        <xsl:value-of select="@value"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="padded" select="concat(substring('0000000000', 1,
          (@scale + 1 - string-length($digits)) * (@scale >=
          string-length($digits))), $digits)"/>
        <xsl:variable name="whole" select="string-length($padded) - @scale"/>
        <xsl:if test="starts-with(@value, '-')">-</xsl:if>
        <xsl:value-of select="concat(substring($padded, 1, $whole), '.',
          substring($padded, $whole + 1))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- The overview: many reports beside each other, for people to read. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:o="urn:heng:overview:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="o say">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>
  <!-- zh, en or both -->
  <xsl:param name="lang" select="'both'"/>
  <xsl:param name="style"/>

  <xsl:variable name="page-lang">
    <xsl:choose>
      <xsl:when test="$lang = 'en'">en</xsl:when>
      <xsl:otherwise>zh-CN</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template match="/o:overview">
    <xsl:text disable-output-escaping="yes">&lt;!DOCTYPE html>&#10;</xsl:text>
    <html lang="{$page-lang}">
      <head>
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>
          <say:plain zh="评价总览" en="Overview of assessments"/>
        </title>
        <style>
          <xsl:value-of select="$style" disable-output-escaping="yes"/>
        </style>
      </head>
      <body>
        <header>
          <h1><say:words zh="评价总览" en="Overview of assessments"/></h1>
          <p><say:words zh="共 {@reports} 份报告，{count(o:group)} 组（只有按同一方案、同一设定评价的才能相互比较）。"
            en="{@reports} reports in {count(o:group)} groups; only those assessed by the same profile with the same settings compare."/></p>
        </header>
        <main>
          <section aria-labelledby="how">
            <h2 id="how"><say:words zh="怎样看" en="How to read this"/></h2>
            <ul>
              <li><say:words zh="得分写成“60.00–81.25”的，是还有未定的规则：全部落定后，得分会在这两个数之间。"
                en="A score such as 60.00–81.25 has rules that are still open: once all are settled it lies between the two."/></li>
              <li><say:words zh="名次先看结论，再看总分。“2–4”是全部落定后可能的最好和最差名次：范围重叠的应用，先后并不确定。"
                en="Places go by verdict, then by total. 2–4 are the best and the worst place once all is settled: applications whose ranges overlap are not ranked apart with certainty."/></li>
              <li><say:words zh="各行按可能的名次排列：先看最好名次，再看最差名次；名次范围相同的，行的先后没有意义。"
                en="Rows stand by the places that are possible: the best place, then the worst. Where both are the same, the order of rows means nothing."/></li>
            </ul>
          </section>
          <xsl:apply-templates select="o:group"/>
          <xsl:if test="o:absent">
            <section aria-labelledby="absent">
              <h2 id="absent"><say:words zh="未列入的文件" en="Files that are not in it"/></h2>
              <ul>
                <xsl:for-each select="o:absent">
                  <li>
                    <code><bdi><xsl:value-of select="@file"/></bdi></code>
                    <xsl:text> — </xsl:text>
                    <xsl:call-template name="both">
                      <xsl:with-param name="texts" select="o:why"/>
                    </xsl:call-template>
                  </li>
                </xsl:for-each>
              </ul>
            </section>
          </xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>

  <!-- A text of the report in the page's language or both. -->
  <xsl:template name="both">
    <xsl:param name="texts"/>
    <xsl:for-each select="$texts[$lang = 'both' or lang($lang)]">
      <xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if>
      <span lang="{@xml:lang}"><bdi><xsl:value-of select="."/></bdi></span>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="o:group">
    <xsl:variable name="n" select="count(preceding-sibling::o:group) + 1"/>
    <section aria-labelledby="group-{$n}">
      <h2 id="group-{$n}">
        <xsl:call-template name="both">
          <xsl:with-param name="texts" select="o:title"/>
        </xsl:call-template>
      </h2>
      <p>
        <say:words zh="评价方案" en="Profile"/>
        <xsl:text> </xsl:text>
        <code><bdi><xsl:value-of select="@id"/></bdi></code>
        <xsl:text> </xsl:text>
        <bdi><xsl:value-of select="@version"/></bdi>
        <xsl:choose>
          <xsl:when test="$lang = 'zh'">，</xsl:when>
          <xsl:otherwise><xsl:text>, </xsl:text></xsl:otherwise>
        </xsl:choose>
        <xsl:text>SHA-256 </xsl:text>
        <code class="digest"><xsl:value-of select="@sha256"/></code>
      </p>
      <xsl:if test="@mixed = 'true'">
        <p class="notice"><say:words zh="注意：各报告所用的策略或插件版本不完全相同。"
          en="Note: not all rest on the same policies and plugins."/></p>
      </xsl:if>
      <xsl:if test="@twins = 'true'">
        <p class="notice"><say:words zh="注意：同一应用有不止一份报告。"
          en="Note: an application has more than one report."/></p>
      </xsl:if>
      <xsl:call-template name="outcomes">
        <xsl:with-param name="n" select="$n"/>
      </xsl:call-template>
      <xsl:call-template name="ranking">
        <xsl:with-param name="n" select="$n"/>
      </xsl:call-template>
      <xsl:call-template name="by-dimension">
        <xsl:with-param name="n" select="$n"/>
      </xsl:call-template>
      <h3><say:words zh="核对：下列命令由各报告重新算出上面的数"
        en="To check: these commands compute the figures above again, each from its report"/></h3>
      <ul class="commands">
        <xsl:for-each select="o:report">
          <li><code><bdi>heng explain <xsl:value-of select="@word"/> --figure all</bdi></code></li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template name="outcomes">
    <xsl:param name="n"/>
    <table class="short">
        <caption id="outcomes-{$n}"><say:words zh="各种结论的报告数"
          en="Reports by verdict"/></caption>
        <thead>
          <tr>
            <th scope="col"><say:words zh="结论（由优到劣）" en="Verdict, best first"/></th>
            <th scope="col" class="number"><say:words zh="已确定" en="Settled"/></th>
            <th scope="col" class="number"><say:words zh="仍有可能（至多）" en="Still possible for (at most)"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="o:outcome">
            <tr>
              <th scope="row">
                <xsl:call-template name="both">
                  <xsl:with-param name="texts" select="o:label"/>
                </xsl:call-template>
              </th>
              <td class="number"><span class="label"><say:words zh="已确定" en="Settled"/></span><xsl:value-of select="@sure"/></td>
              <td class="number"><span class="label"><say:words zh="仍有可能（至多）" en="Still possible for (at most)"/></span><xsl:value-of select="@possible"/></td>
            </tr>
          </xsl:for-each>
          <!-- With these the counts come to the group's reports. -->
          <tr>
            <th scope="row">
              <xsl:call-template name="both">
                <xsl:with-param name="texts" select="o:undetermined"/>
              </xsl:call-template>
            </th>
            <td class="number"><span class="label"><say:words zh="未确定" en="Not settled"/></span><xsl:value-of select="count(o:report[@determined = 'false'])"/></td>
            <td class="number"><span class="label"><say:words zh="仍有可能（至多）" en="Still possible for (at most)"/></span>—</td>
          </tr>
        </tbody>
    </table>
  </xsl:template>

  <xsl:template name="ranking">
    <xsl:param name="n"/>
    <table class="wide">
        <caption id="ranking-{$n}"><say:words zh="结论、总分和可能的名次"
          en="Verdicts, totals, and places that are possible"/></caption>
        <thead>
          <tr>
            <th scope="col" class="number"><say:words zh="名次" en="Place"/></th>
            <th scope="col"><say:words zh="应用" en="Application"/></th>
            <th scope="col"><say:words zh="结论" en="Verdict"/></th>
            <th scope="col" class="number"><say:words zh="总分" en="Total"/></th>
            <th scope="col" class="number"><say:words zh="否决" en="Vetoes"/></th>
            <th scope="col" class="number"><say:words zh="未通过" en="Failed"/></th>
            <th scope="col" class="number"><say:words zh="未定" en="Open"/></th>
            <th scope="col" class="number"><say:words zh="缺字段" en="Fields missing"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:apply-templates select="o:report"/>
        </tbody>
    </table>
  </xsl:template>

  <xsl:template match="o:report">
    <tr>
      <td class="number"><span class="label"><say:words zh="名次" en="Place"/></span><xsl:call-template name="places"/></td>
      <th scope="row"><xsl:call-template name="application"/></th>
      <td><span class="label"><say:words zh="结论" en="Verdict"/></span><xsl:call-template name="verdict"/>
        <xsl:for-each select="o:before">
          <span class="small before">
            <say:words zh="未计豁免：" en="without waivers:"/>
            <xsl:text> </xsl:text>
            <xsl:call-template name="verdict">
              <xsl:with-param name="group" select="../.."/>
            </xsl:call-template>
          </span>
        </xsl:for-each>
      </td>
      <td class="number">
        <span class="label"><say:words zh="总分" en="Total"/></span>
        <xsl:call-template name="score">
          <xsl:with-param name="name" select="'total'"/>
        </xsl:call-template>
        <xsl:for-each select="o:before">
          <span class="small before">
            <say:words zh="未计豁免：" en="without waivers:"/>
            <xsl:text> </xsl:text>
            <xsl:call-template name="figures">
              <xsl:with-param name="name" select="'before.total'"/>
            </xsl:call-template>
          </span>
        </xsl:for-each>
      </td>
      <td class="number">
        <span class="label"><say:words zh="否决" en="Vetoes"/></span>
        <data value="count.veto">
          <xsl:if test="@vetoes > 0">
            <xsl:attribute name="class">veto</xsl:attribute>
          </xsl:if>
          <xsl:value-of select="@vetoes"/>
        </data>
      </td>
      <td class="number"><span class="label"><say:words zh="未通过" en="Failed"/></span><data value="count.fail"><xsl:value-of select="@failed"/></data></td>
      <td class="number"><span class="label"><say:words zh="未定" en="Open"/></span><xsl:value-of select="@open"/></td>
      <td class="number"><span class="label"><say:words zh="缺字段" en="Fields missing"/></span><xsl:value-of select="@missing"/></td>
    </tr>
  </xsl:template>

  <xsl:template name="application">
    <xsl:call-template name="name"/>
    <span class="small">
      <xsl:if test="@subject != ''">
        <bdi><xsl:value-of select="@subject"/></bdi>
        <xsl:text> · </xsl:text>
      </xsl:if>
      <span class="range"><xsl:value-of select="@asOf"/></span>
      <xsl:text> · </xsl:text>
      <code><bdi><xsl:value-of select="@file"/></bdi></code>
    </span>
  </xsl:template>

  <!-- A dossier has its name in one language, which stands for both. -->
  <xsl:template name="name">
    <span lang="zh"><bdi><xsl:value-of select="o:title[lang('zh')]"/></bdi></span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template name="verdict">
    <xsl:param name="group" select=".."/>
    <xsl:variable name="outcomes" select="$group/o:outcome"/>
    <xsl:variable name="best" select="number(@best)"/>
    <xsl:variable name="worst" select="number(@worst)"/>
    <xsl:choose>
      <xsl:when test="@determined = 'true'">
        <xsl:call-template name="both">
          <xsl:with-param name="texts" select="$outcomes[$best]/o:label"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="both">
          <xsl:with-param name="texts" select="$group/o:undetermined"/>
        </xsl:call-template>
        <span class="small">
          <say:words zh="最好" en="at best"/>
          <xsl:text> </xsl:text>
          <xsl:call-template name="both">
            <xsl:with-param name="texts" select="$outcomes[$best]/o:label"/>
          </xsl:call-template>
          <br/>
          <say:words zh="最差" en="at worst"/>
          <xsl:text> </xsl:text>
          <xsl:call-template name="both">
            <xsl:with-param name="texts" select="$outcomes[$worst]/o:label"/>
          </xsl:call-template>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "2–4", and whether others are as good for certain. -->
  <xsl:template name="places">
    <span class="place">
      <xsl:value-of select="@first"/>
      <xsl:if test="@last != @first">
        <xsl:text>–</xsl:text>
        <xsl:value-of select="@last"/>
      </xsl:if>
    </span>
    <xsl:if test="@tied > 0">
      <span class="small"><say:words zh="并列" en="tied"/></span>
    </xsl:if>
  </xsl:template>

  <!-- A range with its bar; the bar repeats what the figures say. -->
  <xsl:template name="score">
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="@low">
        <xsl:call-template name="figures">
          <xsl:with-param name="name" select="$name"/>
        </xsl:call-template>
        <svg class="bar" viewBox="0 0 100 8" width="100" height="8"
            aria-hidden="true" focusable="false">
          <rect class="track" x="0.5" y="0.5" width="99" height="7"/>
          <rect class="sure" x="0" y="0" width="{@low div 100}" height="8"/>
          <xsl:if test="@high != @low">
            <rect class="maybe" x="{@low div 100}" y="1"
              width="{(@high - @low) div 100}" height="6"/>
          </xsl:if>
        </svg>
      </xsl:when>
      <xsl:otherwise>
        <say:words zh="不计分" en="no score"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="figures">
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="@low">
        <span class="range">
          <data value="{$name}.low"><xsl:value-of select="@from"/></data>
          <xsl:if test="@high != @low">
            <xsl:text>–</xsl:text>
            <data value="{$name}.high"><xsl:value-of select="@to"/></data>
          </xsl:if>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <say:words zh="不计分" en="no score"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="by-dimension">
    <xsl:param name="n"/>
    <table class="wide">
        <caption id="dimensions-{$n}"><say:words zh="各维度的得分和可能的名次"
          en="Scores of the dimensions, and places that are possible"/></caption>
        <thead>
          <tr>
            <th scope="col"><say:words zh="应用" en="Application"/></th>
            <xsl:for-each select="/o:overview/o:dimension">
              <th scope="col" class="number">
                <xsl:call-template name="both">
                  <xsl:with-param name="texts" select="o:label"/>
                </xsl:call-template>
              </th>
            </xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="o:report">
            <tr>
              <th scope="row">
                <xsl:call-template name="name"/>
                <span class="small"><code><bdi><xsl:value-of select="@file"/></bdi></code></span>
              </th>
              <xsl:for-each select="o:dimension">
                <td class="number">
                  <xsl:variable name="at" select="position()"/>
                  <span class="label">
                    <xsl:call-template name="both">
                      <xsl:with-param name="texts"
                        select="/o:overview/o:dimension[$at]/o:label"/>
                    </xsl:call-template>
                  </span>
                  <xsl:call-template name="score">
                    <xsl:with-param name="name" select="concat('dimension.', @id)"/>
                  </xsl:call-template>
                  <span class="small">
                    <say:words zh="名次" en="place"/>
                    <xsl:text> </xsl:text>
                    <xsl:call-template name="places"/>
                  </span>
                </td>
              </xsl:for-each>
            </tr>
          </xsl:for-each>
        </tbody>
    </table>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- The page: a report for people to read, section by section. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>
  <!-- zh, en or both -->
  <xsl:param name="lang" select="'both'"/>
  <!-- The report's file as a shell takes it. -->
  <xsl:param name="file" select="'report.xml'"/>
  <!-- The style sheet. -->
  <xsl:param name="style"/>

  <xsl:include href="text.xsl"/>
  <xsl:include href="labels.xsl"/>
  <xsl:include href="points.xsl"/>
  <xsl:include href="verdict.xsl"/>
  <xsl:include href="distance.xsl"/>
  <xsl:include href="scores.xsl"/>
  <xsl:include href="waterfall.xsl"/>
  <xsl:include href="findings.xsl"/>
  <xsl:include href="result.xsl"/>
  <xsl:include href="brief.xsl"/>
  <xsl:include href="panel.xsl"/>
  <xsl:include href="agreement.xsl"/>
  <xsl:include href="open.xsl"/>
  <xsl:include href="commitments.xsl"/>
  <xsl:include href="aside.xsl"/>
  <xsl:include href="basis.xsl"/>
  <xsl:include href="method.xsl"/>

  <xsl:variable name="report" select="/r:report"/>
  <xsl:variable name="profile" select="$report/r:basis/r:profile"/>
  <xsl:variable name="verdict" select="$report/r:verdict"/>
  <xsl:variable name="dimensions" select="$report/r:dimensions/r:dimension"/>
  <xsl:variable name="results" select="$report/r:results/r:result"/>
  <!-- Those in scores, counts and vetoes. -->
  <xsl:variable name="counted" select="$results[@weight > 0 and
    @outcome != 'not-applicable' and not(r:waiver)]"/>
  <xsl:variable name="waived" select="$results[r:waiver and
    @outcome != 'not-applicable']"/>
  <!-- Of many rules a page says less of each, so that it stays readable. -->
  <xsl:variable name="brief" select="count($results) > 150"/>
  <xsl:key name="result" match="r:result" use="@rule"/>

  <xsl:template match="/r:report">
    <xsl:text disable-output-escaping="yes">&lt;!DOCTYPE html>&#10;</xsl:text>
    <html class="{$lang}">
      <xsl:attribute name="lang">
        <xsl:choose>
          <xsl:when test="$lang = 'en'">en</xsl:when>
          <xsl:otherwise>zh-CN</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <head>
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>
          <xsl:call-template name="plain-name"/>
          <xsl:text> · </xsl:text>
          <say:plain zh="评价报告" en="Assessment report"/>
        </title>
        <style>
          <xsl:value-of select="$style" disable-output-escaping="yes"/>
        </style>
      </head>
      <body>
        <header>
          <p class="kind">
            <say:words zh="评价报告" en="Assessment report"/>
          </p>
          <h1>
            <xsl:call-template name="name"/>
          </h1>
          <dl class="facts">
            <xsl:if test="r:subject/@id">
              <div>
                <dt><say:words zh="应用编号" en="Application"/></dt>
                <dd><span dir="auto"><xsl:value-of select="r:subject/@id"/></span></dd>
              </div>
            </xsl:if>
            <div>
              <dt><say:words zh="评价方案" en="Profile"/></dt>
              <dd>
                <xsl:call-template name="pair">
                  <xsl:with-param name="of" select="$profile/r:title"/>
                </xsl:call-template>
                <xsl:text> </xsl:text>
                <span dir="auto"><xsl:value-of select="$profile/@id"/></span>
                <xsl:text> </xsl:text>
                <span dir="auto"><xsl:value-of select="$profile/@version"/></span>
              </dd>
            </div>
            <div>
              <dt><say:words zh="阶段" en="Phase"/></dt>
              <dd>
                <xsl:call-template name="term">
                  <xsl:with-param name="set" select="'phase'"/>
                  <xsl:with-param name="id" select="$profile/@phase"/>
                </xsl:call-template>
              </dd>
            </div>
            <div>
              <dt><say:words zh="评价基准日" en="Judged as of"/></dt>
              <dd><xsl:value-of select="@asOf"/></dd>
            </div>
          </dl>
          <xsl:call-template name="notices"/>
        </header>
        <xsl:call-template name="contents"/>
        <main>
          <xsl:call-template name="verdict"/>
          <xsl:call-template name="vetoes"/>
          <xsl:call-template name="scores"/>
          <xsl:call-template name="waterfall"/>
          <xsl:call-template name="findings"/>
          <xsl:call-template name="panel"/>
          <xsl:call-template name="open"/>
          <xsl:call-template name="commitments"/>
          <xsl:call-template name="aside"/>
          <xsl:call-template name="basis"/>
          <xsl:call-template name="method"/>
        </main>
        <footer>
          <p>
            <say:words zh="由 {@tool} 依据报告文件生成；卷宗 SHA-256："
              en="Made by {@tool} from the report file; dossier SHA-256:"/>
            <xsl:text> </xsl:text>
            <code class="hash">
              <xsl:value-of select="r:subject/@sha256"/>
            </code>
          </p>
        </footer>
      </body>
    </html>
  </xsl:template>

  <!-- What a reader must know before the verdict. -->
  <xsl:template name="notices">
    <xsl:if test="@edition = 'public'">
      <p class="notice">
        <say:words
          zh="公开版：标为保密的内容已由摘要代替，以完整版可以核对。"
          en="Public edition: what is confidential is replaced by digests, which the full edition proves."/>
      </p>
    </xsl:if>
    <xsl:if test="r:subject/r:message">
      <p class="notice">
        <xsl:call-template name="pair">
          <xsl:with-param name="of" select="r:subject/r:message"/>
        </xsl:call-template>
      </p>
    </xsl:if>
    <xsl:if test="@volatile = 'true'">
      <p class="notice">
        <say:words zh="有结果受用时限制影响，重新运行可能不同。"
          en="A result rests on a time limit; another run may differ."/>
      </p>
    </xsl:if>
    <xsl:for-each select="r:basis/r:plugin[r:message]">
      <p class="notice">
        <bdi><xsl:value-of select="@id"/></bdi>
        <say:words zh="：" en=":"/>
        <xsl:call-template name="pair">
          <xsl:with-param name="of" select="r:message"/>
        </xsl:call-template>
      </p>
    </xsl:for-each>
    <xsl:if test="r:change">
      <p class="notice">
        <say:words zh="本次评价改动了随附方案，见" en="The shipped profile was changed; see"/>
        <xsl:text> </xsl:text>
        <a href="#basis">
          <say:words zh="第 10 节" en="section 10"/>
        </a>
        <say:words zh="。" en="."/>
      </p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Text: names, pairs in two languages, figures, commands, headings. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <!-- The texts of a report come from dossiers, policies and plugins: each
       stands isolated (bdi), so that none changes what stands around it. -->

  <!-- A text that the report has in both languages, or only in one. -->
  <xsl:template name="pair">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$lang = 'both'">
        <xsl:for-each select="$of">
          <xsl:if test="position() > 1">
            <xsl:text> </xsl:text>
          </xsl:if>
          <xsl:call-template name="run"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="$of[starts-with(@xml:lang, $lang)]">
        <bdi>
          <xsl:value-of select="$of[starts-with(@xml:lang, $lang)]"/>
        </bdi>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$of[1]">
          <xsl:call-template name="run"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="run">
    <bdi>
      <xsl:call-template name="lang"/>
      <xsl:value-of select="."/>
    </bdi>
  </xsl:template>

  <!-- The language of this text; where all the page is in it the root says
       so, and where there are many the root speaks for Chinese. -->
  <xsl:template name="lang">
    <xsl:choose>
      <xsl:when test="starts-with(@xml:lang, $lang)"/>
      <xsl:when test="@xml:lang = 'zh' and $brief and $lang = 'both'"/>
      <xsl:when test="@xml:lang = 'zh'">
        <xsl:attribute name="lang">zh-CN</xsl:attribute>
      </xsl:when>
      <xsl:otherwise>
        <xsl:attribute name="lang">
          <xsl:value-of select="@xml:lang"/>
        </xsl:attribute>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The same as lines: one for each language. -->
  <xsl:template name="lines">
    <xsl:param name="of"/>
    <xsl:param name="class"/>
    <xsl:variable name="shown" select="$of[$lang = 'both' or
      starts-with(@xml:lang, $lang) or
      not($of[starts-with(@xml:lang, $lang)])]"/>
    <xsl:for-each select="$shown">
      <p dir="auto">
        <xsl:if test="$class">
          <xsl:attribute name="class">
            <xsl:value-of select="$class"/>
          </xsl:attribute>
        </xsl:if>
        <xsl:call-template name="lang"/>
        <xsl:value-of select="."/>
      </p>
    </xsl:for-each>
  </xsl:template>

  <!-- What the application is called. -->
  <xsl:template name="name">
    <xsl:choose>
      <xsl:when test="$report/r:subject/r:title">
        <xsl:call-template name="pair">
          <xsl:with-param name="of" select="$report/r:subject/r:title"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <say:words zh="（未命名的应用）" en="(an application without a name)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="plain-name">
    <xsl:variable name="titles" select="$report/r:subject/r:title"/>
    <xsl:choose>
      <xsl:when test="$titles[starts-with(@xml:lang, $lang)]">
        <xsl:value-of select="$titles[starts-with(@xml:lang, $lang)]"/>
      </xsl:when>
      <xsl:when test="$titles">
        <xsl:value-of select="$titles[1]"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$report/r:subject/@id"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A figure by the name that heng explain knows it by. -->
  <xsl:template name="figure">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <data value="{$name}">
      <xsl:value-of select="$value"/>
    </data>
  </xsl:template>
  <!-- The same of basis points, as 81.25; a dash where there are none. -->
  <xsl:template name="points">
    <xsl:param name="name"/>
    <xsl:param name="bp"/>
    <data value="{$name}">
      <xsl:call-template name="decimal">
        <xsl:with-param name="bp" select="$bp"/>
      </xsl:call-template>
    </data>
  </xsl:template>
  <xsl:template name="decimal">
    <xsl:param name="bp"/>
    <xsl:choose>
      <xsl:when test="string($bp) = ''">—</xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat(floor($bp div 100), '.',
          floor($bp mod 100 div 10), $bp mod 10)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- low–high, or the one figure that both are. -->
  <xsl:template name="range">
    <xsl:param name="name"/>
    <xsl:param name="low"/>
    <xsl:param name="high"/>
    <span class="num">
      <xsl:call-template name="points">
        <xsl:with-param name="name" select="concat($name, '.low')"/>
        <xsl:with-param name="bp" select="$low"/>
      </xsl:call-template>
      <xsl:if test="string($low) != string($high)">
        <xsl:text>–</xsl:text>
        <xsl:call-template name="points">
          <xsl:with-param name="name" select="concat($name, '.high')"/>
          <xsl:with-param name="bp" select="$high"/>
        </xsl:call-template>
      </xsl:if>
    </span>
  </xsl:template>

  <!-- The commands that compute the figures of a section again: `figures` is
       a list with spaces. -->
  <xsl:template name="command">
    <xsl:param name="figures"/>
    <p class="again">
      <say:words zh="重新计算：" en="Compute again:"/>
      <xsl:call-template name="commands">
        <xsl:with-param name="figures" select="concat($figures, ' ')"/>
      </xsl:call-template>
    </p>
  </xsl:template>
  <xsl:template name="commands">
    <xsl:param name="figures"/>
    <xsl:if test="$figures != ''">
      <xsl:text> </xsl:text>
      <span>
        <code class="cmd">
          <xsl:value-of select="concat('heng explain ', $file, ' --figure ',
            substring-before($figures, ' '))"/>
        </code>
      </span>
      <xsl:if test="substring-after($figures, ' ') != ''"> ·</xsl:if>
      <xsl:call-template name="commands">
        <xsl:with-param name="figures" select="substring-after($figures, ' ')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A link to the rule where the page says most of it. -->
  <xsl:template name="rule">
    <xsl:param name="id" select="@rule"/>
    <xsl:param name="link" select="true()"/>
    <xsl:param name="title" select="true()"/>
    <xsl:variable name="result" select="key('result', $id)"/>
    <xsl:choose>
      <xsl:when test="$link and $result">
        <a class="id">
          <xsl:attribute name="href">
            <xsl:text>#</xsl:text>
            <xsl:apply-templates select="$result[1]" mode="anchor"/>
          </xsl:attribute>
          <bdi><xsl:value-of select="$id"/></bdi>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <span class="id" dir="auto"><xsl:value-of select="$id"/></span>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$result and $title">
      <xsl:text> </xsl:text>
      <xsl:call-template name="pair">
        <xsl:with-param name="of" select="$result[1]/r:title"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
  <!-- Places on the page by the rule, whose id in a policy has nothing but
       these letters; where it has others, a report being anybody's, by
       number. Numbers alone would have all results counted for each. -->
  <xsl:template match="r:result" mode="anchor">
    <xsl:text>r</xsl:text>
    <xsl:choose>
      <xsl:when test="translate(@rule, concat('ABCDEFGHIJKLMNOPQRSTUVWXYZ',
        'abcdefghijklmnopqrstuvwxyz0123456789._-'), '') = ''">
        <xsl:value-of select="concat('-', @rule)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="count(preceding-sibling::r:result) + 1"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="none">
    <p class="none"><say:words zh="无。" en="None."/></p>
  </xsl:template>

  <!-- One entry of the table of contents. -->
  <xsl:template name="contents">
    <nav>
      <h2 id="contents"><say:words zh="目录" en="Contents"/></h2>
      <ol>
        <li><a href="#verdict"><say:words zh="结论" en="Verdict"/></a></li>
        <li><a href="#vetoes"><say:words zh="一票否决" en="Vetoes"/></a></li>
        <li><a href="#scores"><say:words zh="五个维度" en="Five dimensions"/></a></li>
        <li><a href="#points"><say:words zh="分数的去向" en="Where the points went"/></a></li>
        <li><a href="#findings"><say:words zh="逐条结果" en="Findings"/></a></li>
        <li><a href="#panel"><say:words zh="专家评审" en="The panel"/></a></li>
        <li><a href="#open"><say:words zh="待定事项" en="What is open"/></a></li>
        <li><a href="#commitments"><say:words zh="承诺履行" en="Commitments"/></a></li>
        <li><a href="#aside"><say:words zh="未计入的规则" en="Rules left out"/></a></li>
        <li><a href="#basis"><say:words zh="评价依据" en="Basis"/></a></li>
        <li><a href="#method"><say:words zh="方法与用语" en="Method and terms"/></a></li>
      </ol>
    </nav>
  </xsl:template>
</xsl:stylesheet>
